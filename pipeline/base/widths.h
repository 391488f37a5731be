/*
 * widths: divide the measure among the columns of a table.
 */
#ifndef BASE_WIDTHS_H
#define BASE_WIDTHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The limits of a column's width; lengths include the padding of its cells. */
struct width_bounds {
	int least, wanted; /* the width of its widest word; of its longest cell
			      on one line */
	int64_t text; /* sum of the squares of its cells' lengths, in points */
	bool narrow;  /* serial numbers: more width is of no use */
};

/* The lengths of the cells of some rows, each on one line. */
struct sample {
	size_t rows, columns;
	int *lengths; /* row by row, without padding */
	int padding;  /* of a cell, left and right together */
};

/*
 * Divides the measure so that the rows are low. Each column gets at least
 * `least`; the sum of these must not exceed the measure. The widths add up to
 * it.
 */
void widths_divide(const struct width_bounds *bounds, size_t count,
    const struct sample *sample, int measure, int *widths);

#endif
