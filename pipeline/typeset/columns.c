#include "typeset/columns.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/paginate.h"
#include "typeset/setting.h"
#include "typeset/words.h"

/* What a column needs at the table's full size, without padding. */
struct need {
	int least, wanted;
	int64_t text; /* sum of the squares of what its cells hold, in points */
	bool numeric, narrow, filled;
};

enum {
	LEADER_LEAST = 30000,
	NARROW = 4,	/* characters of a column of serial numbers */
	HEAD_LINES = 3, /* a head may take so many without asking for width */
	SMALLEST = 6000,
	STEP = 1000,
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

const struct node *
row_group_cell(const struct node *row)
{
	const struct node *cell = row->first, *last = NULL;

	if (cell == NULL || cell->runs.count == 0 || cell->next == NULL)
		return NULL;
	last = cell;
	if (!row->head && runs_are_bold(&cell->next->runs))
		last = cell->next;
	for (cell = last->next; cell != NULL; cell = cell->next)
		if (cell->runs.count > 0)
			return NULL;
	return last->next == NULL ? NULL : last;
}

/* "1.250,5", "-0,4", "12 %", "–": what is aligned at the right. */
static bool
is_number(struct text text)
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

static int64_t
square(int64_t value)
{
	return value * value;
}

static void
add_cell(
    const struct setting *setting, const struct node *cell, struct need *need)
{
	struct type_size type = {
	    setting->look->table_size, cell->head ? RUN_BOLD : 0};
	struct words words = words_make(setting, &cell->runs, type, 0);
	int least = words_widest(&words, LEADER_LEAST);
	int wanted = words_width(&words) / (cell->head ? HEAD_LINES : 1);
	struct text text = runs_text(setting->scratch, &cell->runs);

	if (least > need->least)
		need->least = least;
	if (wanted > need->wanted)
		need->wanted = wanted;
	if (cell->head || text.length == 0)
		return;
	need->text += square(words_total(&words) / 1000);
	need->filled = true;
	need->numeric &= is_number(text);
	need->narrow &= utf8_count(text) <= NARROW;
}

static struct need *
find_needs(const struct setting *setting, const struct node *table)
{
	struct need *needs =
	    arena_alloc(setting->arena, table->columns * sizeof *needs);

	for (size_t i = 0; i < table->columns; i++)
		needs[i].numeric = needs[i].narrow = true;
	for (const struct node *row = table->first; row != NULL;
	     row = row->next) {
		for (const struct node *cell = row->first;
		     cell != row_group_cell(row); cell = cell->next)
			add_cell(setting, cell, &needs[cell->column]);
		arena_reset(setting->scratch);
	}
	for (size_t i = 0; i < table->columns; i++)
		if (needs[i].wanted < needs[i].least)
			needs[i].wanted = needs[i].least;
	return needs;
}

static enum align
align_of(const struct node *table, const struct need *need, size_t column)
{
	if (table->aligns[column] != ALIGN_NONE)
		return table->aligns[column];
	if (!need->filled)
		return ALIGN_LEFT;
	if (need->narrow)
		return ALIGN_CENTRE;
	return need->numeric ? ALIGN_RIGHT : ALIGN_LEFT;
}

/* A need at another size, with padding. Rounded up: it must still fit. */
static int
scaled(const struct setting *setting, int width, int size)
{
	int full = setting->look->table_size;

	return (int)(((int64_t)width * size + full - 1) / full) +
	    2 * CELL_PADDING;
}

static int64_t
least_sum(const struct setting *setting, const struct need *needs, size_t count,
    int size)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += scaled(setting, needs[i].least, size);
	return sum;
}

/* The greatest number whose third power is no more than value. */
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

/* A column's width where all get `part` for each unit of their weight. */
static int64_t
width_at(const struct setting *setting, const struct need *need, int size,
    int64_t part)
{
	int64_t least = scaled(setting, need->least, size);
	int64_t wanted = scaled(setting, need->wanted, size);
	int64_t width = cube_root(need->text) * part;

	return width < least ? least : width > wanted ? wanted : width;
}

static int64_t
sum_at(const struct setting *setting, const struct need *needs, size_t count,
    int size, int64_t part)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += width_at(setting, &needs[i], size, part);
	return sum;
}

/*
 * Divides the measure so that rows become low. A cell with text t in a column
 * of width w takes t/w lines; the sum of (t/w)^2 over all cells, in which
 * high cells weigh more, is least where w goes with the third root of the
 * column's sum of t^2. No column gets less than it needs, or more than it
 * wants while others want.
 */
static void
divide(const struct setting *setting, const struct need *needs,
    struct columns *columns, int64_t width)
{
	int64_t low = 0, high = width, left = width;

	while (low < high) {
		int64_t middle = low + (high - low + 1) / 2;

		if (sum_at(setting, needs, columns->count, columns->size,
			middle) <= width)
			low = middle;
		else
			high = middle - 1;
	}
	for (size_t i = 0; i < columns->count; i++) {
		columns->widths[i] =
		    (int)width_at(setting, &needs[i], columns->size, low);
		left -= columns->widths[i];
	}
	/* Everything fits on one line: the table still fills the measure. */
	for (size_t i = 0; i < columns->count; i++) {
		int part = (int)(left / (int64_t)(columns->count - i));

		columns->widths[i] += part;
		left -= part;
	}
}

struct attempt {
	int size;
	bool landscape;
};

/* Full size upright, a little smaller, turned, then smaller and smaller. */
static size_t
list_attempts(const struct setting *setting, const struct node *table,
    struct attempt attempts[64])
{
	int full = setting->look->table_size;
	int middle = full - 2 * STEP > SMALLEST ? full - 2 * STEP : SMALLEST;
	size_t count = 0;

	if (table->turn != TURN_LANDSCAPE)
		for (int size = full; size >= middle; size -= STEP)
			attempts[count++] = (struct attempt) {size, false};
	if (table->turn != TURN_PORTRAIT)
		for (int size = full; size >= SMALLEST; size -= STEP)
			attempts[count++] = (struct attempt) {size, true};
	else
		for (int size = middle - STEP; size >= SMALLEST; size -= STEP)
			attempts[count++] = (struct attempt) {size, false};
	return count;
}

static void
report_wide(const struct setting *setting, const struct node *table,
    int64_t sum, int width)
{
	struct span span =
	    table->first != NULL ? table->first->span : table->span;

	diag_error(setting->diag, "table-wide", span,
	    "the words of this table need %d mm side by side, and a turned "
	    "page has %d mm; divide the table or its long words",
	    (int)(sum / 2835), width / 2835);
}

struct columns
columns_choose(const struct setting *setting, const struct node *table)
{
	struct need *needs = find_needs(setting, table);
	struct columns columns = {.count = table->columns};
	struct attempt attempts[64];
	size_t count = list_attempts(setting, table, attempts), chosen = 0;
	int64_t sum = 0;
	int width = 0;

	for (chosen = 0; chosen < count; chosen++) {
		width = page_measure(setting, attempts[chosen].landscape);
		sum = least_sum(
		    setting, needs, columns.count, attempts[chosen].size);
		if (sum <= width)
			break;
	}
	if (chosen == count) {
		report_wide(setting, table, sum, width);
		chosen = count - 1;
	}
	columns.size = attempts[chosen].size;
	columns.landscape = attempts[chosen].landscape;
	columns.widths =
	    arena_alloc(setting->arena, columns.count * sizeof *columns.widths);
	columns.aligns =
	    arena_alloc(setting->arena, columns.count * sizeof *columns.aligns);
	for (size_t i = 0; i < columns.count; i++)
		columns.aligns[i] = align_of(table, &needs[i], i);
	divide(setting, needs, &columns, width);
	return columns;
}
