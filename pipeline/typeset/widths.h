/*
 * widths: how the columns of a table share a measure.
 */
#ifndef TYPESET_WIDTHS_H
#define TYPESET_WIDTHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a column asks for; lengths with the padding of its cells. */
struct width_bounds {
	int least, wanted; /* of its widest word; of all on one line */
	int64_t text;	   /* sum of the squares of its cells, in points */
	bool narrow;	   /* serial numbers: more room is of no use */
};

/* How long the cells of some rows are, each set on one line. */
struct sample {
	size_t rows, columns;
	int *lengths; /* row by row, without padding */
	int padding;  /* of a cell, left and right together */
};

/*
 * Divides the measure so that the rows become low. Each column gets its
 * least; their sum is no more than the measure. The widths fill it.
 */
void widths_divide(const struct width_bounds *bounds, size_t count,
    const struct sample *sample, int measure, int *widths);

#endif
