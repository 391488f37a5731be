#include "typeset/columns.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/widths.h"
#include "read/decision.h"
#include "read/profile.h"
#include "typeset/column_demand.h"
#include "typeset/layout_context.h"
#include "typeset/paginate.h"

enum {
	CROWDED_PERCENT = 75, /* of the measure, taken by least widths */
	MIN_SIZE = 6000,
	SIZE_STEP = 1000,
};

static enum align
align_of(
    const struct node *table, const struct column_demand *demand, size_t column)
{
	if (table->aligns[column] != ALIGN_NONE)
		return table->aligns[column];
	if (!demand->filled)
		return ALIGN_LEFT;
	if (demand->narrow)
		return ALIGN_CENTRE;
	return demand->numeric ? ALIGN_RIGHT : ALIGN_LEFT;
}

/* A width at another type size, with padding. Rounded up, so that the words
   fit. */
static int
scaled(const struct layout_context *layout_context, int width, int size)
{
	int full = layout_context->look->table_size;

	return (int)(((int64_t)width * size + full - 1) / full) +
	    2 * CELL_PADDING;
}

static int64_t
least_sum(const struct layout_context *layout_context,
    const struct column_demand *demands, size_t count, int size)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += scaled(layout_context, demands[i].least, size);
	return sum;
}

static void
divide(const struct layout_context *layout_context, const struct node *table,
    const struct column_demand *demands, struct columns *columns, int measure)
{
	struct arena *arena = layout_context->arena;
	struct sample sample = column_demand_sample(layout_context, table);
	struct width_bounds *bounds =
	    arena_alloc(arena, columns->count * sizeof *bounds);
	int *widths = arena_alloc(arena, columns->count * sizeof *widths);
	int x = 0;

	sample.padding = 2 * CELL_PADDING;
	for (size_t i = 0; i < columns->count; i++)
		bounds[i] = (struct width_bounds) {
		    .least =
			scaled(layout_context, demands[i].least, columns->size),
		    .wanted = scaled(
			layout_context, demands[i].wanted, columns->size),
		    .text = demands[i].text,
		    .narrow = demands[i].narrow && demands[i].filled};
	for (size_t i = 0; i < sample.rows * sample.columns; i++)
		sample.lengths[i] = (int)((int64_t)sample.lengths[i] *
		    columns->size / layout_context->look->table_size);
	widths_divide(bounds, columns->count, &sample, measure, widths);
	for (size_t i = 0; i < columns->count; i++) {
		columns->at[i].x = x;
		columns->at[i].width = widths[i];
		x += widths[i];
	}
}

static void
align_columns(const struct layout_context *layout_context,
    const struct node *table, const struct column_demand *demands,
    struct columns *columns)
{
	int64_t full = layout_context->look->table_size, size = columns->size;

	for (size_t i = 0; i < columns->count; i++) {
		struct column *column = &columns->at[i];

		column->align = align_of(table, &demands[i], i);
		column->numeric = demands[i].numeric;
		column->integer = (int)(demands[i].integer * size / full);
		column->fraction = (int)(demands[i].fraction * size / full);
	}
}

struct attempt {
	int size;
	bool landscape;
};

/*
 * Is the table at least half a page long, with little freedom in its column
 * widths? On a portrait page it would be narrow columns of three words to a
 * line.
 */
static bool
is_crowded(const struct layout_context *layout_context,
    const struct node *table, const struct column_demand *demands)
{
	const struct look *look = layout_context->look;
	int64_t measure = page_measure(layout_context, false);
	int64_t area = (int64_t)look->paper_height * measure / look->table_size;
	int64_t length = 0;

	for (size_t i = 0; i < table->columns; i++)
		length += demands[i].length;
	return 2 * length > area &&
	    least_sum(
		layout_context, demands, table->columns, look->table_size) *
		100 >
	    measure * CROWDED_PERCENT;
}

/* Portrait at full size, then a little smaller; landscape, then
   ever smaller. */
static size_t
list_attempts(const struct layout_context *layout_context,
    const struct node *table, const struct column_demand *demands,
    struct attempt attempts[64])
{
	int full = layout_context->look->table_size;
	int middle =
	    full - 2 * SIZE_STEP > MIN_SIZE ? full - 2 * SIZE_STEP : MIN_SIZE;
	size_t count = 0;

	if (table->turn == TURN_FREE &&
	    is_crowded(layout_context, table, demands))
		attempts[count++] = (struct attempt) {full, true};
	if (table->turn != TURN_LANDSCAPE)
		for (int size = full; size >= middle; size -= SIZE_STEP)
			attempts[count++] = (struct attempt) {size, false};
	if (table->turn != TURN_PORTRAIT)
		for (int size = full; size >= MIN_SIZE; size -= SIZE_STEP)
			attempts[count++] = (struct attempt) {size, true};
	else
		for (int size = middle - SIZE_STEP; size >= MIN_SIZE;
		     size -= SIZE_STEP)
			attempts[count++] = (struct attempt) {size, false};
	return count;
}

static void
report_wide(const struct layout_context *layout_context,
    const struct node *table, int64_t sum, int width)
{
	struct span span =
	    table->first != NULL ? table->first->span : table->span;

	diag_error(layout_context->diag, CODE_TABLE_WIDE, span,
	    "the words of this table need %d mm side by side, and a turned "
	    "page has %d mm; divide the table or its long words",
	    (int)(sum / 2835), width / 2835);
}

struct columns
columns_choose(
    const struct layout_context *layout_context, const struct node *table)
{
	struct column_demand *demands =
	    column_demands_find(layout_context, table);
	struct columns columns = {.count = table->columns};
	struct attempt attempts[64];
	size_t count = list_attempts(layout_context, table, demands, attempts);
	size_t chosen;
	int64_t sum = 0;
	int width = 0;

	for (chosen = 0; chosen < count; chosen++) {
		width =
		    page_measure(layout_context, attempts[chosen].landscape);
		sum = least_sum(layout_context, demands, columns.count,
		    attempts[chosen].size);
		if (sum <= width)
			break;
	}
	if (chosen == count) {
		report_wide(layout_context, table, sum, width);
		return (struct columns) {0};
	}
	columns.size = attempts[chosen].size;
	columns.landscape = attempts[chosen].landscape;
	columns.at = arena_alloc(
	    layout_context->arena, columns.count * sizeof *columns.at);
	align_columns(layout_context, table, demands, &columns);
	divide(layout_context, table, demands, &columns, width);
	return columns;
}
