#include "typeset/column_demand.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/column_content.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/columns.h"
#include "typeset/face.h"
#include "typeset/layout_context.h"
#include "typeset/words.h"

enum {
	MIN_LEADER = 30000,
	MAX_KEPT = 48000,  /* wider groups of words may be broken */
	NARROW_LENGTH = 4, /* characters of a serial number */
	FEW_COLUMNS = 5,   /* up to these, a head cell has one line less */
	HEAD_LINES = 3,	   /* of a head cell, before it widens its column */
};

bool
row_is_empty(const struct node *row)
{
	for (const struct node *cell = row->first; cell != NULL;
	     cell = cell->next)
		if (cell->runs.count > 0)
			return false;
	return true;
}

bool
row_heads_group(const struct node *row)
{
	const struct node *last = row->last;

	return !row->head && last != NULL && last->row_span == 1 &&
	    last->column <= 1 && last->column_span > 1 &&
	    last->column + (size_t)last->column_span == row->parent->columns;
}

static int64_t
square(int64_t value)
{
	return value * value;
}

/* The length of a number up to the last digit before its comma. */
static size_t
integer_length(struct text text)
{
	size_t length = 0;

	for (size_t i = 0; i < text.length && text.at[i] != ','; i++)
		if (utf8_is_digit((unsigned char)text.at[i]))
			length = i + 1;
	return length;
}

int
number_fraction(
    const struct layout_context *layout_context, const struct words *words)
{
	const struct fragment *first;
	const struct shape *integer = NULL;
	size_t length;
	int style;

	if (words->count == 0 || words->at[0].count == 0)
		return 0;
	first = &words->fragments[words->at[0].first];
	length = integer_length(first->shape->text);
	style = (int)face_number(first->shape->face);
	if (length > 0 && style <= (FACE_BOLD | FACE_ITALIC))
		integer = faces_shape(layout_context->faces, style,
		    text_part(first->shape->text, 0, length));
	if (integer == NULL)
		return 0;
	return words_width(words) -
	    (int)((int64_t)integer->width * first->size / 1000);
}

/* The number of lines that the words take in the width, broken greedily. */
static int
lines_in(const struct words *words, int width)
{
	int lines = 1, x = 0;

	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->at[i];

		if (x > 0 && x + word->width > width) {
			lines++;
			x = 0;
		}
		x += word->width + word->space;
		if (word->gap == GAP_BREAK)
			x = width;
	}
	return lines;
}

/* The least width, at least `least`, that holds the words in `lines` lines. */
static int
width_in(const struct words *words, int least, int lines)
{
	int low = least, high = words_width(words);

	if (high < low)
		return low;
	while (low < high) {
		int middle = low + (high - low) / 2;

		if (lines_in(words, middle) <= lines)
			high = middle;
		else
			low = middle + 1;
	}
	return high;
}

static void
raise_to(int *value, int other)
{
	if (*value < other)
		*value = other;
}

static void
add_number(const struct layout_context *layout_context,
    const struct words *words, struct column_demand *demand)
{
	int fraction = number_fraction(layout_context, words);

	raise_to(&demand->fraction, fraction);
	raise_to(&demand->integer, words_width(words) - fraction);
}

/* If a spanning cell is wider than its columns, each is widened equally. */
static void
add_span(const struct node *cell, int least, int64_t total,
    struct column_demand *demands)
{
	int count = cell->column_span;
	int64_t sum = (int64_t)(count - 1) * 2 * CELL_PADDING;

	for (int i = 0; i < count; i++)
		sum += demands[i].least;
	for (int i = 0; i < count; i++) {
		if (sum < least)
			demands[i].least += (int)((least - sum) / count) + 1;
		demands[i].text += square(total / 1000 / count);
	}
}

static void
add_cell(const struct layout_context *layout_context, const struct node *cell,
    struct column_demand *demand)
{
	struct type_size type = {
	    layout_context->look->table_size, cell->head ? RUN_BOLD : 0};
	struct words words = words_make(layout_context, &cell->runs, type, 0);
	int least = words_widest(&words, MIN_LEADER, MAX_KEPT);
	int64_t total = words_total(&words);
	struct text text;

	if (cell->column_span > 1) {
		add_span(cell, least, total, demand);
		return;
	}
	raise_to(&demand->least, least);
	demand->length += total;
	demand->text += square(total / 1000);
	if (cell->head) {
		size_t columns = cell->parent->parent->columns;

		raise_to(&demand->wanted,
		    width_in(&words, least,
			HEAD_LINES - (columns <= FEW_COLUMNS ? 1 : 0)));
		return;
	}
	text = runs_text(layout_context->scratch, &cell->runs);
	if (text.length == 0)
		return;
	raise_to(&demand->wanted, words_width(&words));
	demand->filled = true;
	demand->numeric = demand->numeric && column_is_number(text);
	demand->narrow = demand->narrow && utf8_count(text) <= NARROW_LENGTH;
	if (demand->numeric)
		add_number(layout_context, &words, demand);
}

/* The length of all its words on one line. */
static int
length_of(void *context, const struct node *cell)
{
	const struct layout_context *layout_context = context;
	struct type_size type = {
	    layout_context->look->table_size, cell->head ? RUN_BOLD : 0};
	struct words words = words_make(layout_context, &cell->runs, type, 0);
	int length = words_total(&words);

	arena_reset(layout_context->scratch);
	return length;
}

struct column_demand *
column_demands_find(
    const struct layout_context *layout_context, const struct node *table)
{
	struct column_demand *demands = arena_alloc(
	    layout_context->arena, table->columns * sizeof *demands);

	for (size_t i = 0; i < table->columns; i++)
		demands[i].numeric = demands[i].narrow = true;
	for (const struct node *row = table->first; row != NULL;
	     row = row->next) {
		for (const struct node *cell = row->first; cell != NULL;
		     cell = cell->next)
			add_cell(layout_context, cell, &demands[cell->column]);
		arena_reset(layout_context->scratch);
	}
	for (size_t i = 0; i < table->columns; i++) {
		demands[i].numeric = demands[i].numeric && demands[i].filled;
		if (demands[i].numeric)
			raise_to(&demands[i].least,
			    demands[i].integer + demands[i].fraction);
		raise_to(&demands[i].wanted, demands[i].least);
	}
	return demands;
}

struct sample
column_demand_sample(
    const struct layout_context *layout_context, const struct node *table)
{
	return column_sample(
	    layout_context->arena, table, length_of, (void *)layout_context);
}
