/*
 * fonts: the font manifest, which declares the font files.
 *
 * For each role, fonts/manifest.yaml lists the paths where distributions
 * install the file, and the digest of the parts of the face that are used
 * (typeset/face_digest.h). A file that is not the declared face is refused when
 * it is opened, since other glyphs would make other pages. The manifest thus
 * determines the pages completely, even before its files are opened.
 *
 * Older manifests with the SHA-256 of whole files are still supported.
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

/*
 * The four text faces come first, from FONT_REGULAR to FONT_BOLD_ITALIC, then
 * any number of fallback faces, which are tried in order for missing glyphs.
 */
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
	struct values files;   /* candidate paths; the first found is used */
	struct values digests; /* any of them is accepted */
	bool of_whole_file;    /* the digests are of whole files */
};

struct fonts {
	const struct source *source;
	struct font *at; /* the four text faces first, in order */
	size_t count;
};

/* Reads the manifest. NULL after errors or failures in diag. */
struct fonts *fonts_load(
    struct arena *arena, struct diag *diag, const char *path);

/*
 * A digest of what the manifest declares, regardless of paths: manifests with
 * the same digest make the same pages. For a manifest with SHA-256 of whole
 * files, it is the digest of the manifest's text.
 */
struct digest fonts_declared(const struct fonts *fonts);

/*
 * A digest of the path, size and modification time of the files found; it
 * changes if a file is replaced. A replaced file that is accepted as the same
 * face may still make other output bytes.
 */
struct digest fonts_found(const struct fonts *fonts);

/* The mapped file of a face. */
struct font_file {
	const struct value *place; /* its path, in the manifest */
	struct text bytes;
};

/*
 * Maps the first of its files that exists, until font_close. False after a
 * failure in diag.
 */
bool font_open(struct arena *arena, struct diag *diag, const struct font *font,
    struct font_file *file);
void font_close(struct font_file *file);

/*
 * Does the manifest declare this digest of the file? If not, false after an
 * error in diag. A damaged file is also an error, even if its SHA-256 is
 * declared.
 */
bool font_is_declared(struct arena *arena, struct diag *diag,
    const struct font *font, const struct font_file *file,
    struct digest digest);

/*
 * Reports a file that is not a usable font, such as one without glyphs or
 * widths.
 */
void font_refuse(struct diag *diag, const struct font_file *file);

#endif
