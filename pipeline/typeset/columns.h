/*
 * columns: how wide a table's columns are, in what size, which way up.
 */
#ifndef TYPESET_COLUMNS_H
#define TYPESET_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "read/decision.h"

struct layout_context;

enum {
	CELL_PADDING = 4200, /* left and right of a cell's text */
	CELL_GAP = 2400,     /* above and below it */
};

/* A column of numbers is aligned on their decimal comma. */
struct column {
	int x, width; /* with padding */
	enum align align;
	bool numeric;
	int integer, fraction; /* of numbers: the widest before the comma, and
			    from it on */
};

struct columns {
	size_t count;
	struct column *at; /* they fill the measure */
	int size;	   /* of the text */
	bool landscape;
};

/*
 * Chooses for a table. Columns get what their widest word needs, and share
 * the measure by how much text they hold. Where that does not fit, the text
 * is set smaller, then the page is turned. A table that fits in no way is an
 * error in diag, and has no columns.
 */
struct columns columns_choose(
    const struct layout_context *layout_context, const struct node *table);

#endif
