/*
 * page_cache: a page's content, kept for the next file that shows it the same.
 */
#ifndef PRINT_PAGE_CACHE_H
#define PRINT_PAGE_CACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct pdf_writer;
struct pdf_page;

struct page_cache {
	bool varies; /* the page has marks that are drawn in some files only:
			neither its words nor its content are known */
	bool has_images;
	bool has_clusters;   /* it shows a word that is (typeset/face.h) */
	size_t first, count; /* of the press's words: the page's, each once */
	struct text content; /* deflated; empty: not written yet */
	/* What a file decides of it: of each sequence the type, of each mark
	   where spaces go (print/pdf_writer.h). */
	const char **types;
	const char *spaces;
};

/* Of the page that the sheet is. */
struct page_cache *page_cache_of(
    const struct pdf_writer *writer, const struct pdf_page *pdf_page);

/* The content of the sheet, deflated; empty where none is kept. */
struct text page_cache_content(
    const struct pdf_writer *writer, const struct pdf_page *pdf_page);

/* Keeps a copy, which the press owns. */
void page_cache_keep(struct pdf_writer *writer, const struct pdf_page *pdf_page,
    struct text content);

#endif
