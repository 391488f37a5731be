#include "read/column_content.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/decision.h"

enum { SAMPLE_ROWS = 24 };

bool
column_is_number(struct text text)
{
	bool digits = false;

	if (text_is(text, "-") || text_is(text, "–"))
		return true;
	while (text.length > 0) {
		uint32_t c = utf8_next(&text);

		if (utf8_is_digit(c))
			digits = true;
		else if (c >= 0x80 || strchr(".,-+%() ", (int)c) == NULL)
			return false;
	}
	return digits;
}

struct sample
column_sample(struct arena *arena, const struct node *table,
    column_length *length, void *context)
{
	struct sample sample = {.columns = table->columns};
	size_t count = node_count_children(table), at = 0;
	size_t every = count / SAMPLE_ROWS + 1;

	sample.lengths = arena_alloc(arena,
	    (count / every + 1) * table->columns * sizeof *sample.lengths);
	for (const struct node *row = table->first; row != NULL;
	     row = row->next) {
		if (at++ % every != 0)
			continue;
		for (const struct node *cell = row->first; cell != NULL;
		     cell = cell->next)
			if (cell->column_span == 1)
				sample.lengths[sample.rows * table->columns +
				    cell->column] = length(context, cell);
		sample.rows++;
	}
	return sample;
}
