/*
 * spans: cells of a table that stretch over several rows or columns.
 *
 * GitHub's tables know no such cells. A cell that holds nothing but ^^ is a
 * part of the cell above it, one with << a part of the cell to its left. A
 * row that a cell of the head goes down into belongs to the head.
 */
#ifndef READ_SPANS_H
#define READ_SPANS_H

#include <stdbool.h>

struct account;
struct arena;
struct diag;
struct node;

/*
 * Takes those cells out of the table's rows and counts them in the spans of
 * the cells that they are a part of. False after errors in diag: a mark with
 * no cell to go on, cells that make no rectangle. The marks are claimed.
 */
bool spans_resolve(struct arena *arena, struct diag *diag,
    struct account *account, struct node *table);

#endif
