/*
 * fonts: which files the faces come from.
 *
 * fonts/manifest.yaml names, for each role of a face, a file of a Debian
 * package and its SHA-256. A file that is not the declared one is refused:
 * other glyphs would make other pages.
 */
#ifndef READ_FONTS_H
#define READ_FONTS_H

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
	struct text bytes; /* of the file, checked against its digest */
	struct span span;  /* its entry in the manifest */
};

struct fonts {
	struct font *at; /* the four text faces first, in their order */
	size_t count;
};

/* NULL after errors or failures in diag. */
struct fonts *fonts_load(
    struct arena *arena, struct diag *diag, const char *path);

#endif
