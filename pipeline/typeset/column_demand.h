/*
 * column_demand: what the columns of a table ask for, by what their cells hold.
 */
#ifndef TYPESET_COLUMN_DEMAND_H
#define TYPESET_COLUMN_DEMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "typeset/widths.h"

struct node;
struct layout_context;
struct words;

/* What a column needs at the table's full size, without padding. */
struct column_demand {
	int least, wanted;
	int64_t text; /* sum of the squares of what its cells hold, in points */
	int64_t length;	       /* of all that they hold */
	int integer, fraction; /* of numbers */
	bool numeric, narrow, filled;
};

/* One for each column. */
struct column_demand *column_demands_find(
    const struct layout_context *layout_context, const struct node *table);

/* Rows that stand for all, at the table's full size; without padding. */
struct sample column_demand_sample(
    const struct layout_context *layout_context, const struct node *table);

/* The width of a number's digits after its comma, and what follows them. */
int number_fraction(
    const struct layout_context *layout_context, const struct words *words);

/*
 * Does the row head those below it? All its cells are joined, or all but the
 * first, which holds a number.
 */
bool row_heads_group(const struct node *row);

/* Is there any text in the row? */
bool row_is_empty(const struct node *row);

#endif
