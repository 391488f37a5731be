/*
 * print_cache: data shared by all the files that are printed from the same
 * pages.
 *
 * A document is in the file of its issue and in a file of its own. Its glyphs
 * have the same codes in both, assigned in the order of all pages; the content
 * stream of a page and the embedded font are made once if they are the same in
 * both. The bytes of a file do not depend on which others are printed before
 * it.
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
	struct text encoding; /* of all fonts; empty: not made yet */
	struct pdf_images *images;
	struct page_cache *page_caches; /* one for each page */
	struct glyph_codes **words;	/* of each page, without repetition */
	size_t word_count, word_room;
	size_t files; /* number of files begun */
};

/* The pages and what they refer to must outlive the cache, which is
   not freed. */
struct print_cache *print_cache_new(
    struct arena *arena, const struct pages *pages);

#endif
