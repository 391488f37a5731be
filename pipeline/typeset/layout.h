/*
 * layout: a whole issue as pages.
 *
 * They are the first page with the contents, the documents in order, each
 * starting a new page, and the colophon. Page numbers begin at 1. A draft is
 * marked as one on every page.
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

/* The pages of a document. */
struct extent {
	const struct document *document;
	size_t first, count; /* page indexes */
};

struct layout {
	const struct issue *issue;
	struct pages pages;
	struct extent *at; /* one for each document of the issue */
	size_t count;
};

/* NULL after errors in diag: content that cannot be typeset is an error. The
   faces must not be used for another issue while the pages are in use. */
struct layout *layout_set(struct arena *arena, struct diag *diag,
    struct faces *faces, const struct issue *issue);

#endif
