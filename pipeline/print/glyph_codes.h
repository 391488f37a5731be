/*
 * glyph_codes: the codes of shaped words, cached.
 *
 * A text has a few hundred different words; the codes of each are found once.
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
	const uint16_t *codes; /* one for each glyph */
	struct text bytes;     /* the codes, as part of a literal string */
	int width; /* sum of their advances, in thousandths of the em */
	bool default_advances; /* each glyph is where these advances place it */
	size_t page, file; /* the last page and file found to use it, from 1 */
};

struct glyph_code_cache *glyph_code_cache_new(
    struct arena *arena, struct pdf_fonts *fonts);

/* The codes of a shape; found when first used. The shapes must be of the same
   faces, and outlive the cache. */
struct glyph_codes *glyph_codes_of(
    struct glyph_code_cache *glyph_code_cache, const struct shape *shape);

#endif
