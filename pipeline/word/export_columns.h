/*
 * export_columns: the widths of the columns of an exported table.
 *
 * Word breaks the lines; the widths are estimated from the widths of the words
 * and texts in Times New Roman.
 */
#ifndef WORD_EXPORT_COLUMNS_H
#define WORD_EXPORT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "read/decision.h"

struct arena;
struct look;

enum { EXPORT_CELL_PADDING = 4200 }; /* left and right of a cell's text */

struct export_columns {
	size_t count;
	int *widths; /* in millipoints; together as wide as the measure */
	enum align *aligns;
	int size; /* of the text, in millipoints */
	bool landscape;
};

/*
 * Each column is at least as wide as its widest word. Where the words do not
 * fit, the text is made smaller, and then the page is turned, unless the author
 * decided that; at the smallest size Word divides them.
 */
struct export_columns export_columns_choose(
    struct arena *arena, const struct look *look, const struct node *table);

#endif
