/*
 * pdf: pages as the bytes of a PDF file.
 *
 * The file is for archives and for screen readers: PDF/A-2a (ISO 19005-2) and
 * PDF/UA-1 (ISO 14289-1) on PDF 1.7 (ISO 32000-1). Its bytes depend only on the
 * pages and on struct pdf_info.
 */
#ifndef PRINT_PDF_H
#define PRINT_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"

struct arena;
struct diag;
struct entry;
struct print_cache;

struct pdf_info {
	const char *title;     /* shown in the title bar of the window */
	const char *author;    /* the authority that issued it */
	const char *publisher; /* the office of the gazette */
	const char *subject;   /* may be NULL */
	const char *keywords;  /* may be NULL */
	const char *gazette;   /* its name */
	const char *number;    /* of the gazette; NULL: a draft */
	int year;
	struct date date; /* of the issue; the file is dated midnight of it in
			     Việt Nam (+07:00); not given: no dates */
	const struct entry *documents; /* that the file contains as a whole */
	size_t document_count;
	bool alone; /* it is a document's own file: marks that are only drawn
		       there are drawn */
	size_t first, count; /* pages of the cache */
};

/*
 * Prints the pages that `info` selects. Links and bookmarks to other pages are
 * left out, and so are tags without marks. Returns false after a failure in
 * diag (a library is out of memory, an image cannot be read) that names the
 * file as `path`.
 */
bool pdf_print(struct arena *arena, struct diag *diag, const char *path,
    struct print_cache *print_cache, const struct pdf_info *info,
    struct text *bytes);

#endif
