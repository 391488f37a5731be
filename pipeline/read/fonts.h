/*
 * fonts: which files the faces come from.
 *
 * fonts/manifest.yaml names, for each role of a face, the places where
 * distributions put its file, and the digest of what is used of it
 * (typeset/face_digest.h). A file that is not the declared face is refused
 * when it is opened: other glyphs would make other pages. So the manifest says
 * all that pages depend on, whether or not its files have been opened.
 *
 * A manifest that has the SHA-256 of whole files instead, as all had once, is
 * still read.
 */
#ifndef READ_FONTS_H
#define READ_FONTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"
#include "read/fields.h"

struct arena;
struct diag;
struct source;

/* Faces of the text, in the order of FONT_REGULAR to FONT_BOLD_ITALIC; any
   number of fallback faces follow, asked in turn for what those lack. */
enum font_role {
	FONT_REGULAR,
	FONT_BOLD,
	FONT_ITALIC,
	FONT_BOLD_ITALIC,
	FONT_FALLBACK,
};

struct font {
	enum font_role role;
	const char *family;
	struct values files;   /* where it may be: the first there counts */
	struct values digests; /* each of them is accepted */
	bool of_whole_file;    /* are the digests */
};

struct fonts {
	const struct source *source;
	struct font *at; /* the four text faces first, in their order */
	size_t count;
};

/* Reads the manifest. NULL after errors or failures in diag. */
struct fonts *fonts_load(
    struct arena *arena, struct diag *diag, const char *path);

/*
 * Of what the manifest declares, wherever the files are: two with the same
 * digest make the same pages. One with the SHA-256 of whole files is known by
 * its text.
 */
struct digest fonts_declared(const struct fonts *fonts);

/*
 * Of the files that are there: where it is the same, they were not replaced.
 * What is accepted as the same face may yet make other bytes.
 */
struct digest fonts_found(const struct fonts *fonts);

/* The file of a face, opened. */
struct font_file {
	const struct value *place; /* in the manifest */
	struct text bytes;
};

/*
 * Opens the first of its files that is there; font_close releases it. False
 * after a failure in diag.
 */
bool font_open(struct arena *arena, struct diag *diag, const struct font *font,
    struct font_file *file);
void font_close(struct font_file *file);

/*
 * Does the manifest declare the digest that the file has? Else an error. Of a
 * damaged file anybody can declare the SHA-256: it is an error too.
 */
bool font_is_declared(struct arena *arena, struct diag *diag,
    const struct font *font, const struct font_file *file,
    struct digest digest);

/* The error of a file that is no font with letters and widths. */
void font_refuse(struct diag *diag, const struct font_file *file);

#endif
