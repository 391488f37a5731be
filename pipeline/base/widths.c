#include "base/widths.h"

enum {
	LINE = 256, /* cost of a line of the highest cell in a row */
	LONGEST_STEP = 32000,
	SHORTEST_STEP = 2000,
	MAX_ROUNDS = 8, /* at most, of exchanges by one step, for each column */
	SLACK = 106	/* percent: lines are not completely full */
};

/* The cube root of value, rounded down. */
static int64_t
cube_root(int64_t value)
{
	int64_t low = 1, high = 2000000;

	while (low < high) {
		int64_t middle = low + (high - low + 1) / 2;

		if (middle <= value / middle / middle)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* The width of a column, given the width for each unit of weight. */
static int64_t
width_at(const struct width_bounds *bound, int64_t part)
{
	int64_t width = cube_root(bound->text) * part;

	if (width < bound->least)
		return bound->least;
	return width > bound->wanted ? bound->wanted : width;
}

static int64_t
sum_at(const struct width_bounds *bounds, size_t count, int64_t part)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += width_at(&bounds[i], part);
	return sum;
}

static int64_t
weight_of(const struct width_bounds *bound)
{
	return bound->narrow ? 0 : cube_root(bound->text) + 1;
}

/* If all cells fit on one line, the rest of the measure is shared out. */
static void
fill(const struct width_bounds *bounds, size_t count, int64_t left, int *widths)
{
	int64_t weights = 0;

	for (size_t i = 0; i < count; i++)
		weights += weight_of(&bounds[i]);
	for (size_t i = 0; i < count; i++) {
		int64_t weight = weights > 0 ? weight_of(&bounds[i]) : 0;
		int64_t part = weights > 0 ? left * weight / weights
					   : left / (int64_t)(count - i);

		widths[i] += (int)part;
		left -= part;
		weights -= weight;
	}
}

/*
 * A cell with text t in a column of width w takes t/w lines. The sum of (t/w)^2
 * over all cells, in which high cells weigh more, is least if w is proportional
 * to the cube root of the column's sum of t^2. Returns the rest of the measure,
 * if no column wants more.
 */
static int64_t
divide(
    const struct width_bounds *bounds, size_t count, int measure, int *widths)
{
	int64_t low = 0, high = measure, left = measure;

	while (low < high) {
		int64_t middle = low + (high - low + 1) / 2;

		if (sum_at(bounds, count, middle) <= measure)
			low = middle;
		else
			high = middle - 1;
	}
	for (size_t i = 0; i < count; i++) {
		widths[i] = (int)width_at(&bounds[i], low);
		left -= widths[i];
	}
	return left;
}

/* A row is as high as its highest cell. The other cells count a little, so that
   every change of a width makes a difference. */
static int64_t
height_of(const struct sample *sample, const int *widths)
{
	const int *length = sample->lengths;
	int64_t height = 0;

	for (size_t row = 0; row < sample->rows; row++) {
		int most = 1;

		for (size_t i = 0; i < sample->columns; i++, length++) {
			int room = widths[i] - sample->padding;
			int part = (int)((int64_t)*length * SLACK / 100 * LINE /
			    (room > 0 ? room : 1));
			int lines =
			    *length <= room ? 1 : (part + LINE - 1) / LINE;

			height += part / 8;
			if (lines > most)
				most = lines;
		}
		height += (int64_t)most * LINE;
	}
	return height;
}

/* Moves `step` from one column to another, if that makes the rows lower; picks
   the best pair. False if there is none. */
static bool
exchange(const struct width_bounds *bounds, size_t count,
    const struct sample *sample, int step, int *widths)
{
	int64_t best = height_of(sample, widths);
	size_t from = count, to = count;

	for (size_t i = 0; i < count; i++) {
		if (widths[i] - step < bounds[i].least)
			continue;
		for (size_t j = 0; j < count; j++) {
			int64_t height;

			if (i == j || widths[j] >= bounds[j].wanted)
				continue;
			widths[i] -= step;
			widths[j] += step;
			height = height_of(sample, widths);
			widths[i] += step;
			widths[j] -= step;
			if (height >= best)
				continue;
			best = height;
			from = i;
			to = j;
		}
	}
	if (from == count)
		return false;
	widths[from] -= step;
	widths[to] += step;
	return true;
}

void
widths_divide(const struct width_bounds *bounds, size_t count,
    const struct sample *sample, int measure, int *widths)
{
	int64_t left = divide(bounds, count, measure, widths);

	fill(bounds, count, left, widths);
	if (left > SHORTEST_STEP)
		return;
	for (int step = LONGEST_STEP; step >= SHORTEST_STEP; step /= 4)
		for (size_t i = 0; i < MAX_ROUNDS; i++)
			if (!exchange(bounds, count, sample, step, widths))
				break;
}
