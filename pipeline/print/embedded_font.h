/*
 * embedded_font: letters of a font in the form that files embed them.
 */
#ifndef PRINT_EMBEDDED_FONT_H
#define PRINT_EMBEDDED_FONT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct objects;
struct pdf_font;

/* Some of the codes of a font. */
struct subset {
	struct pdf_font *font;
	bool *has;  /* by code */
	size_t end; /* those that it has are all before this one */
	size_t count;
};

struct embedded_font {
	const char *name;
	struct text descriptor; /* its entries but for the program */
	struct text widths;	/* from the space's code on */
	size_t font_subset_length;
	/* By objects_deflate: the font program; the number in it of each
	   code's glyph; the characters of each code (9.10.3). */
	struct text font_subset, cid_to_gid, to_unicode;
};

/* NULL where the face has no TrueType outlines or memory is wanting. */
struct embedded_font *embedded_font_new(
    struct arena *arena, struct objects *objects, const struct subset *subset);

/*
 * From the bytes of strings to codes before `end` (9.7.5.4), for any fonts:
 * by objects_deflate as well.
 */
struct text embedded_font_encoding(
    struct arena *arena, struct objects *objects, size_t end);

#endif
