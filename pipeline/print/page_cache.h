/*
 * page_cache: the content stream of a page, cached for the next file with the
 * same content.
 */
#ifndef PRINT_PAGE_CACHE_H
#define PRINT_PAGE_CACHE_H

#include "base/text.h"

struct page_cache;
struct pdf_writer;
struct pdf_page;

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
