/*
 * pdf: pages as the bytes of a PDF file.
 *
 * One file for archives and for screen readers: PDF/A-2a (ISO 19005-2) and
 * PDF/UA-1 (ISO 14289-1) on PDF 1.7 (ISO 32000-1). The bytes depend on the
 * pages and the information given, on nothing else.
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
	const char *title;     /* shown in the window's title bar */
	const char *author;    /* who issued it */
	const char *publisher; /* the office of the gazette */
	const char *subject;   /* may be NULL */
	const char *keywords;  /* may be NULL */
	const char *gazette;   /* its name */
	const char *number;    /* of the gazette; NULL: a draft */
	int year;
	struct date date; /* of the gazette; midnight in Việt Nam (+07:00)
			     is the file's date; not given: no dates */
	const struct entry *documents; /* that are in the file, whole */
	size_t document_count;
	bool alone;	     /* a document's own file: marks that are drawn only
				there are drawn */
	size_t first, count; /* pages of the press */
};

/*
 * Prints the press's pages that `info` names. Links and bookmarks that lead out
 * of them are left out; tags with no mark on them do not appear.
 * Returns false after a failure in diag (want of memory in a library, an image
 * that cannot be read), with path naming the file for it.
 */
bool pdf_print(struct arena *arena, struct diag *diag, const char *path,
    struct print_cache *print_cache, const struct pdf_info *info,
    struct text *bytes);

#endif
