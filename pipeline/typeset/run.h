/*
 * run: slabs that go to pages of one orientation.
 */
#ifndef TYPESET_RUN_H
#define TYPESET_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "typeset/slab.h"

struct pagination;
struct setting;

/* Slabs that share an orientation, with no page begun in their midst. */
struct slab_run {
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

#endif
