/*
 * page_run: boxes for consecutive pages of one orientation.
 */
#ifndef TYPESET_PAGE_RUN_H
#define TYPESET_PAGE_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "typeset/box.h"

struct pagination;
struct layout_context;

/* Boxes of one orientation; only the first may start a page. */
struct page_run {
	const struct layout_context *layout_context;
	const struct boxes *boxes;
	struct pagination *pagination;
	size_t first, end;
	bool landscape;
	int height;	     /* of a page, between the margins */
	struct boxes *notes; /* the footnotes of each box, set */
	int *note_heights;
	bool relaxed; /* breaks that are forbidden are allowed, since there is
			 no other way */
};

#endif
