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

/* All codes of the font. */
struct subset subset_whole(struct arena *arena, struct pdf_font *font);

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

/* Append the entries of its dictionaries, given the numbers of the objects that
   they refer to: the descriptor (9.8), the font of its glyphs (9.7.4) and the
   font as text is shown in it (9.7.6). */
void embedded_font_add_descriptor(
    const struct embedded_font *embedded_font, int file, struct buffer *out);
void embedded_font_add_descendant(const struct embedded_font *embedded_font,
    int descriptor, int cid_to_gid, struct buffer *out);
void embedded_font_add_composite(const struct embedded_font *embedded_font,
    int encoding, int descendant, int to_unicode, struct buffer *out);

/* The entries of the stream of the encoding. */
#define EMBEDDED_FONT_ENCODING                                                 \
	"/Type/CMap/CMapName/Congbao-H/WMode 0/CIDSystemInfo"                  \
	"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"

/* The CMap from string bytes to codes less than `end` (9.7.5.4), the same for
   all fonts; deflated likewise. */
struct text embedded_font_encoding(
    struct arena *arena, struct objects *objects, size_t end);

#endif
