/*
 * pdf_info: what a PDF file is and contains; data alone.
 */
#ifndef PRINT_PDF_INFO_H
#define PRINT_PDF_INFO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct entry;

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

#endif
