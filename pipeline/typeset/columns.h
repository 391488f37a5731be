/*
 * columns: the widths of a table's columns, its type size and its orientation.
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

/* Numbers in a column are aligned on their decimal comma. */
struct column {
	int x, width; /* with padding */
	enum align align;
	bool numeric;
	int integer, fraction; /* of numbers: the greatest widths before the
				  comma, and from the comma on */
};

struct columns {
	size_t count;
	struct column *at; /* together as wide as the measure */
	int size;	   /* of the text */
	bool landscape;
};

/*
 * Chooses the columns of a table. Each column is at least as wide as its widest
 * word; the rest of the measure is shared by how much text they hold. Where
 * they do not fit, the type size is reduced, then the page is turned to
 * landscape. A table that does not fit at all is an error in diag, and has no
 * columns.
 */
struct columns columns_choose(
    const struct layout_context *layout_context, const struct node *table);

#endif
