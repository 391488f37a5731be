/*
 * print_cache: pages made ready, once, for all the files that are printed of
 * them.
 *
 * A document stands in the file of its issue and in one of its own. Its
 * letters have the same codes in both, given in the order of all pages, what
 * shows a page is written once where it is the same in both, and so is what
 * is embedded of a font. A file is the same whichever others are printed
 * before it.
 */
#ifndef PRINT_PRINT_CACHE_H
#define PRINT_PRINT_CACHE_H

#include <stddef.h>

#include "base/text.h"

struct arena;
struct pages;
struct pdf_fonts;
struct pdf_images;
struct page_cache;
struct glyph_codes;
struct glyph_code_cache;

struct print_cache {
	struct arena *arena;
	const struct pages *pages;
	struct pdf_fonts *fonts;
	struct glyph_code_cache *glyph_code_cache;
	struct text encoding; /* of all fonts; empty: not written yet */
	struct pdf_images *images;
	struct page_cache *page_caches; /* of each page */
	struct glyph_codes **words;	/* of all plates */
	size_t word_count, word_room;
	size_t files; /* that were begun to be printed */
};

/* The pages and what they have stay where they are; nothing is to be freed. */
struct print_cache *print_cache_new(
    struct arena *arena, const struct pages *pages);

#endif
