/*
 * cells: the cells of a table, broken into lines and drawn.
 */
#ifndef TYPESET_CELLS_H
#define TYPESET_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "typeset/columns.h"
#include "typeset/paragraph.h"

struct node;
struct layout_context;
struct box;
struct tag;

enum { CELL_LEADING = 120 }; /* percent */

struct cell {
	const struct node *node;
	size_t row;   /* its first, an index of the rows laid out together */
	int x, width; /* with padding */
	struct paragraph_style style;
	struct words words;
	struct lines lines;
	const struct tag *tag;
	const struct tag *const *parts; /* tags of the parts of its text */
	int shift;    /* of a number: how far it moves to the left, to align the
			 decimal commas of its column */
	size_t drawn; /* number of lines drawn so far */
};

/* Breaks the cell's text into lines and gives it its position. The lines are in
   the layout context's scratch arena. */
void cell_layout(const struct layout_context *layout_context,
    const struct columns *columns, struct cell *cell);

/* Draws up to `count` of the lines that are not drawn yet, from y downwards. A
   cell without text gets a MARK_EMPTY. */
void cell_draw(const struct layout_context *layout_context, struct box *box,
    struct cell *cell, size_t count, int y);

/* The height of a line of text in the table. */
int cell_line_height(const struct columns *columns);

#endif
