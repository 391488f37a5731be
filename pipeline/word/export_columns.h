/*
 * export_columns: the widths of the columns of an exported table.
 */
#ifndef WORD_EXPORT_COLUMNS_H
#define WORD_EXPORT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct look;
struct node;

struct export_columns {
	int *widths;  /* in millipoints; together as wide as the measure */
	bool *serial; /* a column of short texts, such as serial numbers */
	size_t count;
	int size; /* of the text, in millipoints */
	bool landscape;
};

/*
 * Each column is at least as wide as its widest word, if that is possible at a
 * readable size, and the rest is shared by how much text they hold. Where the
 * words do not fit, the text is made smaller, and then the page is turned,
 * unless the author decided that.
 */
struct export_columns export_columns_choose(
    struct arena *arena, const struct look *look, const struct node *table);

enum { EXPORT_CELL_PADDING = 4200 }; /* left and right of a cell's text */

#endif
