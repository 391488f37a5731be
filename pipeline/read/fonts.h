/*
 * fonts: which files the faces come from.
 *
 * fonts/manifest.yaml names, for each role of a face, a file of a Debian
 * package and its SHA-256. A file that is not the declared one is refused
 * when it is read: other glyphs would make other pages. So the manifest says
 * all that pages depend on, whether or not its files have been read.
 */
#ifndef READ_FONTS_H
#define READ_FONTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "base/text.h"

struct arena;
struct diag;

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
	const char *family, *file;
	const char *sha256;
	struct span file_span, sha256_span; /* in the manifest */
};

struct fonts {
	struct font *at; /* the four text faces first, in their order */
	size_t count;
};

/* Reads the manifest. NULL after errors or failures in diag. */
struct fonts *fonts_load(
    struct arena *arena, struct diag *diag, const char *path);

/* Reads the file. False after an error or a failure in diag. */
bool font_read(struct arena *arena, struct diag *diag, const struct font *font,
    struct text *bytes);

#endif
