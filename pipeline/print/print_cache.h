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

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct pages;
struct pdf_fonts;
struct pdf_images;
struct glyph_codes;
struct glyph_code_cache;

/* What is cached of a page (print/page_cache.h). */
struct page_cache {
	bool varies; /* some marks are drawn in some files only: its content is
			not cached, and words may be missing */
	bool has_images;
	bool has_clusters; /* it has a clustered word (typeset/face.h) */
	/* The different words of the page, in print_cache->words. */
	size_t first, count;
	struct text content; /* deflated; empty: not cached yet */
	/*
	 * What else the content depends on, which may differ between files: the
	 * type of each sequence, and the spaces of each mark
	 * (print/pdf_writer.h).
	 */
	const char **types;
	const char *spaces;
};

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
