#include "word/export_columns.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/decision.h"
#include "read/profile.h"
#include "read/runs.h"
#include "word/docx_writer.h"
#include "word/text_width.h"

enum {
	SIZE_STEP = 1000,
	SIZE_STEPS = 2, /* before the page is turned */
	MIN_SIZE = 6000,
	SERIAL_LENGTH = 4, /* characters of a serial number */
	SPARE = 1000,	   /* Word's own rounding */
};

/* What a column would like, at the size of tables. */
struct demand {
	int least;  /* its widest word */
	int wanted; /* its widest text on one line */
};

struct demands {
	struct demand *at;
	struct export_columns columns;
	int size;
};

static int
widest_word(struct text text, int size, bool bold)
{
	struct text word;
	int widest = 0;

	while (text_take(&text, ' ', &word)) {
		int width = text_width(word, size, bold);

		if (width > widest)
			widest = width;
	}
	return widest;
}

static void
ask_cell(struct demands *demands, struct arena *arena, const struct node *cell)
{
	struct demand *demand = &demands->at[cell->column];
	struct text text = runs_text(arena, &cell->runs);
	int width = text_width(text, demands->size, cell->head);
	int least = widest_word(text, demands->size, cell->head);

	if (!cell->head && utf8_count(text) > SERIAL_LENGTH)
		demands->columns.serial[cell->column] = false;
	if (cell->column_span > 1)
		return;
	if (least > demand->least)
		demand->least = least;
	/* A head may have several lines. */
	if (cell->head)
		width = width / 2 > least ? width / 2 : least;
	if (width > demand->wanted)
		demand->wanted = width;
}

static struct demands
demands_of(struct arena *arena, const struct node *table, int size)
{
	size_t count = table->columns;
	struct demands demands = {.size = size};

	demands.at = arena_alloc(arena, count * sizeof *demands.at);
	memset(demands.at, 0, count * sizeof *demands.at);
	demands.columns = (struct export_columns) {
	    .widths = arena_alloc(arena, count * sizeof(int)),
	    .serial = arena_alloc(arena, count * sizeof(bool)),
	    .count = count};
	memset(demands.columns.serial, true, count * sizeof(bool));
	for (const struct node *row = table->first; row != NULL;
	     row = row->next)
		for (const struct node *cell = row->first; cell != NULL;
		     cell = cell->next)
			ask_cell(&demands, arena, cell);
	return demands;
}

/* At another size, with padding. */
static int
scaled(const struct demands *demands, int width, int size)
{
	return (int)((int64_t)width * size / demands->size) +
	    2 * EXPORT_CELL_PADDING + SPARE;
}

static int64_t
least_sum(const struct demands *demands, int size)
{
	int64_t sum = 0;

	for (size_t i = 0; i < demands->columns.count; i++)
		sum += scaled(demands, demands->at[i].least, size);
	return sum;
}

/*
 * Portrait at full size, then a little smaller; landscape, then ever smaller.
 * At the smallest size words may be divided.
 */
static void
choose_size(struct demands *demands, const struct look *look, enum turn turn)
{
	struct export_columns *columns = &demands->columns;
	int portrait = docx_measure(look, false);
	int step = 0;

	columns->size = demands->size;
	columns->landscape = turn == TURN_LANDSCAPE;
	while (!columns->landscape && step <= SIZE_STEPS) {
		columns->size = demands->size - step++ * SIZE_STEP;
		if (least_sum(demands, columns->size) <= portrait)
			return;
	}
	if (turn == TURN_FREE)
		columns->landscape = true;
	columns->size = demands->size;
	while (columns->size - SIZE_STEP >= MIN_SIZE &&
	    least_sum(demands, columns->size) >
		docx_measure(look, columns->landscape))
		columns->size -= SIZE_STEP;
}

/* What a column gets of the room that the words leave: what its texts want
   where that is scarce. */
static int64_t
share_of(const struct demand *demand, bool scarce)
{
	return scarce ? demand->wanted - demand->least + 1 : demand->wanted + 1;
}

static void
divide(struct demands *demands, int measure)
{
	struct export_columns *columns = &demands->columns;
	int64_t least = least_sum(demands, columns->size), taken = 0;
	int64_t wanted = 0, shares = 0;
	bool scarce;
	int left = measure;

	for (size_t i = 0; i < columns->count; i++)
		wanted += scaled(demands, demands->at[i].wanted, columns->size);
	scarce = wanted > measure;
	taken = scarce ? least : wanted;
	for (size_t i = 0; i < columns->count; i++)
		shares += share_of(&demands->at[i], scarce);
	for (size_t i = 0; i < columns->count; i++) {
		const struct demand *demand = &demands->at[i];
		int64_t width = scaled(demands,
		    scarce ? demand->least : demand->wanted, columns->size);

		if (taken > measure)
			width = width * measure / taken;
		else
			width += (measure - taken) * share_of(demand, scarce) /
			    shares;
		columns->widths[i] = (int)width;
		left -= (int)width;
	}
	columns->widths[columns->count - 1] += left;
}

/* A text of several lines wants no more than its share of the page, or one
   long text would take it all. */
static void
limit_demands(struct demands *demands, int measure)
{
	int most = measure / 2;

	for (size_t i = 0; i < demands->columns.count; i++) {
		struct demand *demand = &demands->at[i];

		if (demand->wanted > most)
			demand->wanted = most;
		if (demand->wanted < demand->least)
			demand->wanted = demand->least;
	}
}

struct export_columns
export_columns_choose(
    struct arena *arena, const struct look *look, const struct node *table)
{
	struct demands demands = demands_of(arena, table, look->table_size);
	int measure;

	choose_size(&demands, look, table->turn);
	measure = docx_measure(look, demands.columns.landscape);
	limit_demands(&demands, measure);
	divide(&demands, measure);
	return demands.columns;
}
