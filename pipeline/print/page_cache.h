/*
 * page_cache: the content stream of a page, cached for the next file with the
 * same content.
 */
#ifndef PRINT_PAGE_CACHE_H
#define PRINT_PAGE_CACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct pdf_writer;
struct pdf_page;

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

/* The cache of a page. */
struct page_cache *page_cache_of(
    const struct pdf_writer *writer, const struct pdf_page *pdf_page);

/* The content of the page, deflated; empty if it is not in the cache. */
struct text page_cache_content(
    const struct pdf_writer *writer, const struct pdf_page *pdf_page);

/* Puts a copy of the content into the cache. */
void page_cache_keep(struct pdf_writer *writer, const struct pdf_page *pdf_page,
    struct text content);

#endif
