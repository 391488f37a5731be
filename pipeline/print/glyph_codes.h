/*
 * glyph_codes: shapes in the codes of their fonts.
 *
 * A text is set in a few hundred different words: each is spelt once.
 */
#ifndef PRINT_GLYPH_CODES_H
#define PRINT_GLYPH_CODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct pdf_font;
struct pdf_fonts;
struct shape;
struct glyph_code_cache;

struct glyph_codes {
	const struct shape *shape;
	struct pdf_font *font;
	const uint16_t *codes; /* of its glyphs */
	struct text bytes;     /* all of these, within a literal string */
	int width;	       /* how far they take the pen, in thousandths
				  of the em */
	bool default_advances; /* every glyph is where that takes the pen */
	size_t page, file;     /* the last that were found to show it, from 1 */
};

struct glyph_code_cache *glyph_code_cache_new(
    struct arena *arena, struct pdf_fonts *fonts);

/* Made when first asked for; the shape stays where it is. */
struct glyph_codes *glyph_codes_of(
    struct glyph_code_cache *glyph_code_cache, const struct shape *shape);

#endif
