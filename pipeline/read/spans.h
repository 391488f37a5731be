/*
 * spans: table cells that span several rows or columns.
 *
 * GitHub's tables do not have them. Here a cell with only ^^ is merged with the
 * cell above it, and one with only << with the cell to its left. A row that a
 * header cell spans into becomes part of the header.
 */
#ifndef READ_SPANS_H
#define READ_SPANS_H

#include <stdbool.h>

struct account;
struct arena;
struct diag;
struct node;

/*
 * Removes merged cells from the rows and sets row_span and column_span of the
 * remaining ones. The marks are claimed. False after errors in diag: no cell to
 * merge with, or cells that do not form a rectangle.
 */
bool spans_resolve(struct arena *arena, struct diag *diag,
    struct account *account, struct node *table);

#endif
