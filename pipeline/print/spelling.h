/*
 * spelling: shapes in the codes of their fonts.
 *
 * A text is set in a few hundred different words: each is spelt once.
 */
#ifndef PRINT_SPELLING_H
#define PRINT_SPELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct pdf_font;
struct pdf_fonts;
struct shape;
struct spellings;

struct spelling {
	const struct shape *shape;
	struct pdf_font *font;
	const uint16_t *codes; /* of its glyphs */
	struct text bytes;     /* all of these, within a literal string */
	int width;	       /* how far they take the pen, in thousandths
				  of the em */
	bool is_even;	       /* every glyph is where that takes the pen */
	size_t page, file;     /* the last that were found to show it, from 1 */
};

struct spellings *spellings_new(struct arena *arena, struct pdf_fonts *fonts);

/* Made when first asked for; the shape stays where it is. */
struct spelling *spelling_of(
    struct spellings *spellings, const struct shape *shape);

#endif
