/*
 * page_run: slabs that go to pages of one orientation.
 */
#ifndef TYPESET_PAGE_RUN_H
#define TYPESET_PAGE_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "typeset/box.h"

struct pagination;
struct layout_context;

/* Slabs that share an orientation, with no page begun in their midst. */
struct page_run {
	const struct layout_context *layout_context;
	const struct boxes *boxes;
	struct pagination *pagination;
	size_t first, end;
	bool landscape;
	int height;	     /* of a page, between the margins */
	struct boxes *notes; /* of each slab: its footnotes, set */
	int *note_heights;
	bool relaxed; /* what should not be broken may, if it must */
};

#endif
