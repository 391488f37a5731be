/*
 * column_demand: how much width the columns of a table need for their content.
 */
#ifndef TYPESET_COLUMN_DEMAND_H
#define TYPESET_COLUMN_DEMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/widths.h"

struct node;
struct layout_context;
struct words;

/* The widths that a column needs at the table's full size, without padding:
   `least` for the widest word, `wanted` for cells on one line, or head cells on
   a few lines. */
struct column_demand {
	int least, wanted;
	int64_t text;	/* sum of the squares of the lengths of its cells, in
			   points */
	int64_t length; /* total length of its cells */
	int integer, fraction; /* of numbers, see struct column */
	bool numeric, narrow, filled;
};

/* One for each column. */
struct column_demand *column_demands_find(
    const struct layout_context *layout_context, const struct node *table);

/* Measures a sample of the rows, at the table's full size; without padding. */
struct sample column_demand_sample(
    const struct layout_context *layout_context, const struct node *table);

/* The width of a number from its decimal comma on, with what follows the
   digits. */
int number_fraction(
    const struct layout_context *layout_context, const struct words *words);

/* Is the row the heading of a group of rows? All its cells are joined, or all
   but the first, which holds a number. */
bool row_heads_group(const struct node *row);

/* Are all cells of the row without text? */
bool row_is_empty(const struct node *row);

#endif
