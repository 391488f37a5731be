/*
 * layout: a whole issue on its pages.
 *
 * First page with the contents, the documents in their order, each from a
 * new page, and the colophon. Page numbers begin at 1. A draft says so on
 * every page.
 */
#ifndef TYPESET_LAYOUT_H
#define TYPESET_LAYOUT_H

#include <stddef.h>

#include "typeset/pages.h"

struct arena;
struct diag;
struct document;
struct faces;
struct issue;

/* Where a document stands in the pages. */
struct extent {
	const struct document *document;
	size_t first, count; /* pages, by index */
};

struct layout {
	const struct issue *issue;
	struct pages pages;
	struct extent *at; /* one for each document of the issue */
	size_t count;
};

/*
 * NULL after errors in diag: what cannot be set is refused at its place. The
 * pages are done with before the next edition is set with the same faces.
 */
struct layout *layout_set(struct arena *arena, struct diag *diag,
    struct faces *faces, const struct issue *issue);

#endif
