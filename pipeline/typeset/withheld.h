/*
 * withheld: what stands in an issue in the place of a document that was taken
 * out of it after it was published (gỡ bỏ).
 *
 * Each page of the document becomes a page of the same size and folio that
 * says what was there, since when it is not, by whose order and why. Where
 * the contents named the document a line says that it was taken out.
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

/* A page that goes. */
struct withheld_page {
	int width, height; /* millipoints */
	int number;	   /* its folio */
};

/* An entry of the contents: where it stood. */
struct withheld_line {
	int width, height; /* of its page, in millipoints */
	int x, right, y;   /* its edges and base line, y from the top */
};

struct withheld {
	const struct issue *issue; /* for the running heads: no documents */
	const char *name;	   /* "Quyết định số 11/2024/QĐ-UBND" */
	const char *authority;	   /* that issued it */
	struct date date;	   /* of its signing */
	struct date since;
	const char *by, *why;
	const struct withheld_page *pages;
	size_t page_count;
	const struct withheld_line *lines;
	size_t line_count;
};

/*
 * The pages in their order, then a page for each line with nothing else on
 * it. NULL after errors in diag: a character that no face has, a reason longer
 * than a page.
 */
struct pages *withheld_set(struct arena *arena, struct diag *diag,
    struct faces *faces, const struct withheld *withheld);

#endif
