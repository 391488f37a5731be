/*
 * fill: the slabs of one page, put in their places on it.
 */
#ifndef TYPESET_FILL_H
#define TYPESET_FILL_H

#include <stdbool.h>
#include <stddef.h>

#include "typeset/paginate.h"

enum { NOTE_RULE_HEIGHT = 4500 }; /* the footnotes' rule and its gap */

/* Slabs that share an orientation, with no page begun in their midst. */
struct run {
	const struct setting *setting;
	const struct slabs *slabs;
	struct pagination *pagination;
	size_t first, end;
	bool landscape;
	int height;	     /* of a page, between the margins */
	struct slabs *notes; /* of each slab: its footnotes, set */
	int *note_heights;
	bool relaxed; /* what should not be broken may, if it must */
};

/* What a page begins with where it goes on with the slab's table. */
int slab_head_height(const struct slab *slab);

/* Appends a page with the slabs `from` up to `end`. */
void page_fill(
    const struct run *run, struct pages *pages, size_t from, size_t end);

#endif
