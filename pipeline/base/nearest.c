#include "base/nearest.h"

#include <string.h>

#include "base/utf8.h"

/* Names with invalid bytes have no characters. */
static struct nearest_name
name_of(const char *bytes)
{
	struct text rest = text_of(bytes);
	struct nearest_name name = {.count = 0};

	if (utf8_valid_length(rest) < rest.length)
		return name;
	while (rest.length > 0 && name.count < NEAREST_LONGEST)
		name.at[name.count++] = utf8_next(&rest);
	return name;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Are the characters before these the same two, swapped? */
static bool
is_swapped(const struct nearest_name *a, const struct nearest_name *b, size_t i,
    size_t j)
{
	return i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] &&
	    a->at[i - 2] == b->at[j - 1];
}

/*
 * Levenshtein's distance, with swaps of neighbours (optimal string alignment),
 * by the last three rows of the table: row i has the distances of the first i
 * characters of a to each start of b.
 */
static size_t
distance(const struct nearest_name *a, const struct nearest_name *b)
{
	size_t rows[3][NEAREST_LONGEST + 1];

	for (size_t j = 0; j <= b->count; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a->count; i++) {
		size_t *row = rows[i % 3];
		const size_t *above = rows[(i + 2) % 3];
		const size_t *second = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= b->count; j++) {
			row[j] = least(1 + least(above[j], row[j - 1]),
			    above[j - 1] + (a->at[i - 1] != b->at[j - 1]));
			if (is_swapped(a, b, i, j))
				row[j] = least(row[j], second[j - 2] + 1);
		}
	}
	return rows[a->count % 3][b->count];
}

struct nearest
nearest_to(const char *wanted)
{
	return (struct nearest) {.wanted = name_of(wanted)};
}

void
nearest_try(struct nearest *nearest, const char *bytes)
{
	struct nearest_name name = name_of(bytes);
	size_t away = distance(&nearest->wanted, &name);

	if (name.count == 0 ||
	    (nearest->found != NULL && away >= nearest->distance))
		return;
	nearest->found = bytes;
	nearest->distance = away;
}

const char *
nearest_meant(const struct nearest *nearest)
{
	return 3 * nearest->distance <= nearest->wanted.count + 2
	    ? nearest->found
	    : NULL;
}

const char *
nearest_of(const char *wanted, const char *const *names, size_t count)
{
	struct nearest nearest = nearest_to(wanted);

	for (size_t i = 0; i < count; i++)
		nearest_try(&nearest, names[i]);
	return nearest_meant(&nearest);
}
