/*
 * rows: the rows of a table as boxes.
 *
 * A row is one box, or one box for each line if it is so high that it may have
 * to be divided. Rows that are joined by a spanning cell are laid out together,
 * and may be divided likewise.
 */
#ifndef TYPESET_ROWS_H
#define TYPESET_ROWS_H

#include <stddef.h>

#include "typeset/box.h"
#include "typeset/columns.h"

struct node;
struct layout_context;

enum { ROW_RULE = 500 }; /* the hairline of a table */

/* The header cells of a column, from the top down. */
struct header_cells {
	const struct tag **at;
	size_t count, room;
};

/* A table that is being laid out. */
struct table_layout {
	const struct layout_context *layout_context;
	struct columns columns;
	struct table_frame *frame;
	const struct tag *head, *body;	   /* THead, TBody */
	struct header_cells *header_cells; /* of each column, or NULL */
	int width;			   /* of the whole table */
	int split_height; /* rows higher than this may be divided */
};

/* Appends the row together with the rows that its cells span; returns the row
   after them, or NULL. */
const struct node *rows_add(const struct table_layout *layout,
    struct boxes *boxes, const struct node *row);

#endif
