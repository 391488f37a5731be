#include "base/diag_code.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/translate.h"

enum {
	NOTE = 1 << SEVERITY_NOTE,
	WARNING = 1 << SEVERITY_WARNING,
	ERROR = 1 << SEVERITY_ERROR,
	FAILURE = 1 << SEVERITY_FAILURE,
	LONGEST = 32 /* bytes of a code's name that are compared */
};

static const struct diag_meaning MEANINGS[] = {
#define CODE(constant, ...) [CODE_##constant] = {__VA_ARGS__},
#include "base/diag_code.def"
#undef CODE
};

const struct diag_meaning *
diag_code_meaning(enum diag_code code)
{
	assert(code < CODE_COUNT);
	return &MEANINGS[code];
}

const char *
diag_code_name(enum diag_code code)
{
	return diag_code_meaning(code)->name;
}

bool
diag_code_find(const char *name, enum diag_code *code)
{
	for (size_t i = 0; i < CODE_COUNT; i++) {
		if (strcmp(MEANINGS[i].name, name) != 0)
			continue;
		*code = (enum diag_code)i;
		return true;
	}
	return false;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * Levenshtein distance, with one row of the table. The name b is truncated to
 * LONGEST bytes, which is enough to rank it.
 */
static size_t
distance(const char *a, const char *b)
{
	size_t row[LONGEST + 1];
	size_t width = least(strlen(b), LONGEST);

	for (size_t j = 0; j <= width; j++)
		row[j] = j;
	for (size_t i = 0; a[i] != '\0'; i++) {
		size_t diagonal = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < width; j++) {
			size_t replaced = diagonal + (a[i] != b[j]);

			diagonal = row[j + 1];
			row[j + 1] =
			    least(replaced, 1 + least(row[j], row[j + 1]));
		}
	}
	return row[width];
}

enum diag_code
diag_code_nearest(const char *name)
{
	size_t nearest = 0;

	for (size_t i = 1; i < CODE_COUNT; i++)
		if (distance(MEANINGS[i].name, name) <
		    distance(MEANINGS[nearest].name, name))
			nearest = i;
	return (enum diag_code)nearest;
}
