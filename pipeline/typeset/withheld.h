/*
 * withheld: the pages that replace a document withdrawn from an issue after
 * publication (gỡ bỏ).
 *
 * Each page of the document is replaced by a page of the same size and folio
 * that names the document, the day of its withdrawal, who ordered it and why.
 * Its entry in the contents is replaced by a line that says that it was
 * withdrawn.
 */
#ifndef TYPESET_WITHHELD_H
#define TYPESET_WITHHELD_H

#include <stddef.h>

#include "base/date.h"
#include "typeset/pages.h"

struct arena;
struct diag;
struct faces;
struct issue;

/* A page that is replaced. */
struct withheld_page {
	int width, height; /* millipoints */
	int number;	   /* its folio */
};

/* The position of an entry of the contents. */
struct withheld_line {
	int width, height; /* of its page, in millipoints */
	int x, right,
	    y; /* its left and right edge and its base line, y from the top */
};

struct withheld {
	const struct issue *issue; /* for running heads; needs no documents */
	const char *name;	   /* "Quyết định số 11/2024/QĐ-UBND" */
	const char *authority;	   /* that issued it */
	struct date date;	   /* on which it was signed */
	struct date since;
	const char *by, *why;
	const struct withheld_page *pages;
	size_t page_count;
	const struct withheld_line *lines;
	size_t line_count;
};

/*
 * The replaced pages in order, then for each line a page with nothing else on
 * it. NULL after errors in diag: a character that no face has, a reason longer
 * than a page.
 */
struct pages *withheld_set(struct arena *arena, struct diag *diag,
    struct faces *faces, const struct withheld *withheld);

#endif
