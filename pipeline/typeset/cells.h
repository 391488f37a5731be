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
	size_t row;   /* in which it begins, of the rows laid together */
	int x, width; /* with padding */
	struct paragraph_style style;
	struct words words;
	struct lines lines;
	const struct tag *tag;
	const struct tag *const *parts; /* of its text */
	int shift;    /* of a number: to the left of where it would stand, so
			 that the commas of its column are in line */
	size_t drawn; /* lines that are drawn already */
};

/* Lays the cell's text in its place. Its lines are in the setting's scratch
   arena. */
void cell_layout(const struct layout_context *layout_context,
    const struct columns *columns, struct cell *cell);

/*
 * Draws up to `count` of the lines that are not yet drawn, from y downwards.
 * A cell without text is marked as empty.
 */
void cell_draw(const struct layout_context *layout_context, struct box *box,
    struct cell *cell, size_t count, int y);

/* The height of a line of text in the table. */
int cell_line_height(const struct columns *columns);

#endif
