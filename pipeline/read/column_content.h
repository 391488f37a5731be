/*
 * column_content: what the columns of a table hold, for the choice of their
 * widths.
 */
#ifndef READ_COLUMN_CONTENT_H
#define READ_COLUMN_CONTENT_H

#include <stdbool.h>

#include "base/text.h"
#include "base/widths.h"

struct arena;
struct node;

/* "1.250,5", "-0,4", "12 %", "–": a number, aligned on the right. */
bool column_is_number(struct text text);

/* The length of a cell's text on one line. */
typedef int column_length(void *context, const struct node *cell);

/*
 * The lengths of the cells of some rows: the head, and rows spread evenly over
 * the body. Cells of several columns are left out.
 */
struct sample column_sample(struct arena *arena, const struct node *table,
    column_length *length, void *context);

#endif
