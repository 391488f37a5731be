#include "word/export_columns.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/widths.h"
#include "read/column_content.h"
#include "read/profile.h"
#include "read/runs.h"
#include "word/docx_writer.h"
#include "word/text_width.h"

enum {
	SIZE_STEP = 1000,
	SIZE_STEPS = 2, /* before the page is turned */
	MIN_SIZE = 6000,
	NARROW_LENGTH = 4, /* characters of a serial number */
	HEAD_LINES = 2,	   /* of a head cell, before it widens its column */
	SPARE = 1000,	   /* for what the estimate is short of */
};

/* What a column asks for, at the size of tables and without padding. */
struct demand {
	int least;    /* its widest word */
	int wanted;   /* its longest text on one line */
	int64_t text; /* sum of the squares of its texts, in points */
	bool filled, narrow, numeric;
};

struct demands {
	struct arena *arena;
	const struct look *look;
	const struct node *table;
	struct demand *at;
};

static int
longest_word(struct text text, int size, bool bold)
{
	struct text word;
	int longest = 0;

	while (text_take(&text, ' ', &word)) {
		int width = text_width(word, size, bold);

		if (width > longest)
			longest = width;
	}
	return longest;
}

static void
raise_to(int *value, int other)
{
	if (*value < other)
		*value = other;
}

static void
add_cell(const struct demands *demands, const struct node *cell)
{
	struct demand *demand = &demands->at[cell->column];
	struct text text = runs_text(demands->arena, &cell->runs);
	int size = demands->look->table_size;
	int width = text_width(text, size, cell->head);
	int64_t points = width / 1000;

	if (cell->column_span > 1 || text.length == 0)
		return;
	raise_to(&demand->least, longest_word(text, size, cell->head));
	raise_to(&demand->wanted, demand->least);
	demand->text += points * points;
	raise_to(&demand->wanted, cell->head ? width / HEAD_LINES : width);
	if (cell->head)
		return;
	demand->filled = true;
	demand->narrow = demand->narrow && utf8_count(text) <= NARROW_LENGTH;
	demand->numeric = demand->numeric && column_is_number(text);
}

static struct demands
demands_of(
    struct arena *arena, const struct look *look, const struct node *table)
{
	struct demands demands = {arena, look, table,
	    arena_alloc(arena, table->columns * sizeof *demands.at)};

	for (size_t i = 0; i < table->columns; i++)
		demands.at[i] =
		    (struct demand) {.narrow = true, .numeric = true};
	for (const struct node *row = table->first; row != NULL;
	     row = row->next)
		for (const struct node *cell = row->first; cell != NULL;
		     cell = cell->next)
			add_cell(&demands, cell);
	return demands;
}

/* At another size, with padding. */
static int
scaled(const struct demands *demands, int width, int size)
{
	return (int)((int64_t)width * size / demands->look->table_size) +
	    2 * EXPORT_CELL_PADDING + SPARE;
}

static int64_t
least_sum(const struct demands *demands, int size)
{
	int64_t sum = 0;

	for (size_t i = 0; i < demands->table->columns; i++)
		sum += scaled(demands, demands->at[i].least, size);
	return sum;
}

/* Makes the text smaller until the words fit; false if they do not at the least
   size. */
static bool
fit(const struct demands *demands, struct export_columns *columns,
    bool landscape, int least)
{
	int measure = docx_measure(demands->look, landscape);

	columns->landscape = landscape;
	columns->size = demands->look->table_size;
	while (least_sum(demands, columns->size) > measure) {
		if (columns->size - SIZE_STEP < least)
			return false;
		columns->size -= SIZE_STEP;
	}
	return true;
}

/*
 * Where the author leaves it open, the page is turned before the text becomes
 * much smaller, but for no other reason: in Word a page is turned easily.
 */
static void
choose_size(const struct demands *demands, struct export_columns *columns)
{
	int smaller = demands->look->table_size - SIZE_STEPS * SIZE_STEP;

	switch (demands->table->turn) {
	case TURN_PORTRAIT:
		fit(demands, columns, false, MIN_SIZE);
		break;
	case TURN_LANDSCAPE:
		fit(demands, columns, true, MIN_SIZE);
		break;
	case TURN_FREE:
		if (!fit(demands, columns, false, smaller))
			fit(demands, columns, true, MIN_SIZE);
		break;
	}
}

/* A table, and the size that its text is measured at. */
struct measured {
	const struct demands *demands;
	int size;
};

static int
length_of(void *context, const struct node *cell)
{
	const struct measured *measured = context;

	return text_width(runs_text(measured->demands->arena, &cell->runs),
	    measured->size, cell->head);
}

/* Words that do not fit are divided: their columns are narrowed alike. */
static int
narrowed(int least, int measure, int64_t sum)
{
	return sum <= measure ? least : (int)((int64_t)least * measure / sum);
}

static void
divide(const struct demands *demands, struct export_columns *columns)
{
	int measure = docx_measure(demands->look, columns->landscape);
	int64_t sum = least_sum(demands, columns->size);
	struct measured measured = {demands, columns->size};
	struct sample sample =
	    column_sample(demands->arena, demands->table, length_of, &measured);
	struct width_bounds *bounds =
	    arena_alloc(demands->arena, columns->count * sizeof *bounds);

	sample.padding = 2 * EXPORT_CELL_PADDING;
	for (size_t i = 0; i < columns->count; i++) {
		const struct demand *demand = &demands->at[i];

		bounds[i] = (struct width_bounds) {
		    .least =
			narrowed(scaled(demands, demand->least, columns->size),
			    measure, sum),
		    .wanted = scaled(demands, demand->wanted, columns->size),
		    .text = demand->text,
		    .narrow = demand->narrow && demand->filled};
	}
	widths_divide(
	    bounds, columns->count, &sample, measure, columns->widths);
}

static enum align
align_of(const struct demands *demands, size_t column)
{
	const struct demand *demand = &demands->at[column];

	if (demands->table->aligns != NULL &&
	    demands->table->aligns[column] != ALIGN_NONE)
		return demands->table->aligns[column];
	if (!demand->filled)
		return ALIGN_LEFT;
	if (demand->narrow)
		return ALIGN_CENTRE;
	return demand->numeric ? ALIGN_RIGHT : ALIGN_LEFT;
}

struct export_columns
export_columns_choose(
    struct arena *arena, const struct look *look, const struct node *table)
{
	struct demands demands = demands_of(arena, look, table);
	struct export_columns columns = {.count = table->columns};

	columns.widths =
	    arena_alloc(arena, columns.count * sizeof *columns.widths);
	columns.aligns =
	    arena_alloc(arena, columns.count * sizeof *columns.aligns);
	choose_size(&demands, &columns);
	divide(&demands, &columns);
	for (size_t i = 0; i < columns.count; i++)
		columns.aligns[i] = align_of(&demands, i);
	return columns;
}
