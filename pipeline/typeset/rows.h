/*
 * rows: the rows of a table as slabs.
 *
 * A row is one slab, or one a line where it is so high that it may have to
 * be divided. Rows that a cell spans are laid together, and divided on the
 * same terms.
 */
#ifndef TYPESET_ROWS_H
#define TYPESET_ROWS_H

#include <stddef.h>

#include "typeset/box.h"
#include "typeset/columns.h"

struct node;
struct layout_context;

enum { ROW_RULE = 500 }; /* the hairline of a table */

/* The cells that head a column, from above downwards. */
struct header_cells {
	const struct tag **at;
	size_t count, room;
};

/* A table that is laid. */
struct table_layout {
	const struct layout_context *layout_context;
	struct columns columns;
	struct table_frame *frame;
	const struct tag *head, *body;	   /* THead, TBody */
	struct header_cells *header_cells; /* of each column; NULL: needless */
	int width;			   /* of the whole table */
	int split_height; /* rows higher than this may be divided */
};

/*
 * Appends the row and those that its cells go down into; returns the row
 * after them, or NULL.
 */
const struct node *rows_add(const struct table_layout *layout,
    struct boxes *boxes, const struct node *row);

#endif
