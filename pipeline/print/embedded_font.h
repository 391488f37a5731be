/*
 * embedded_font: a subset of a font as the streams and entries that
 * embed it.
 */
#ifndef PRINT_EMBEDDED_FONT_H
#define PRINT_EMBEDDED_FONT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct objects;
struct pdf_font;

/* A subset of the codes of a font. */
struct subset {
	struct pdf_font *font;
	bool *has;  /* by code */
	size_t end; /* all of its codes are less than this */
	size_t count;
};

struct embedded_font {
	const char *name;
	struct text descriptor; /* its entries except the font file */
	struct text widths;	/* from the code of the space on */
	size_t font_subset_length;
	/* Deflated by objects_deflate: the font file; the CIDToGIDMap; the
	   ToUnicode CMap (9.10.3). */
	struct text font_subset, cid_to_gid, to_unicode;
};

/* NULL if the face has no TrueType outlines or memory runs out. */
struct embedded_font *embedded_font_new(
    struct arena *arena, struct objects *objects, const struct subset *subset);

/* The CMap from string bytes to codes less than `end` (9.7.5.4), the same for
   all fonts; deflated likewise. */
struct text embedded_font_encoding(
    struct arena *arena, struct objects *objects, size_t end);

#endif
