#include "typeset/columns.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/face.h"
#include "typeset/paginate.h"
#include "typeset/setting.h"
#include "typeset/widths.h"
#include "typeset/words.h"

/* What a column needs at the table's full size, without padding. */
struct need {
	int least, wanted;
	int64_t text; /* sum of the squares of what its cells hold, in points */
	int64_t length;	 /* of all that they hold */
	int whole, part; /* of numbers */
	bool numeric, narrow, filled;
};

enum {
	LEADER_LEAST = 30000,
	STICKY_MOST = 48000, /* wider ones may be parted where room is short */
	NARROW = 4,	     /* characters of a column of serial numbers */
	FEW = 5,	/* columns: with no more, a head takes fewer lines */
	HEAD_LINES = 3, /* so many without asking for width */
	CROWDED = 75,	/* percent of the measure */
	SAMPLED = 24,	/* rows that widths are tried on */
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

	size_t count = 0;

	for (const struct node *one = cell; one != NULL; one = one->next)
		count += one->column_span == 1 && one->row_span == 1;
	if (cell == NULL || cell->runs.count == 0 || cell->next == NULL ||
	    count != row->parent->columns)
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

/* The bytes of a number before its comma or what follows its digits. */
static size_t
whole_length(struct text text)
{
	size_t length = 0;

	for (size_t i = 0; i < text.length && text.at[i] != ','; i++)
		if (utf8_is_digit((unsigned char)text.at[i]))
			length = i + 1;
	return length;
}

int
number_part(const struct setting *setting, const struct words *words)
{
	const struct fragment *first;
	const struct shape *whole = NULL;
	size_t length;
	int style;

	if (words->count == 0 || words->at[0].count == 0)
		return 0;
	first = &words->fragments[words->at[0].first];
	length = whole_length(first->shape->text);
	style = (int)face_number(first->shape->face);
	if (length > 0 && style <= (FACE_BOLD | FACE_ITALIC))
		whole = faces_shape(setting->faces, style,
		    text_part(first->shape->text, 0, length));
	if (whole == NULL)
		return 0;
	return words_width(words) -
	    (int)((int64_t)whole->width * first->size / 1000);
}

/* How many lines the words take in the width, filled one by one. */
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

/* The least width, no less than `least`, that holds the words in `lines`. */
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
add_number(
    const struct setting *setting, const struct words *words, struct need *need)
{
	int part = number_part(setting, words);

	raise_to(&need->part, part);
	raise_to(&need->whole, words_width(words) - part);
}

/* Where a spanning cell is wider than its columns, each gets its share. */
static void
add_span(const struct node *cell, int least, int64_t total, struct need *needs)
{
	int count = cell->column_span;
	int64_t sum = (int64_t)(count - 1) * 2 * CELL_PADDING;

	for (int i = 0; i < count; i++)
		sum += needs[i].least;
	for (int i = 0; i < count; i++) {
		if (sum < least)
			needs[i].least += (int)((least - sum) / count) + 1;
		needs[i].text += square(total / 1000 / count);
	}
}

static void
add_cell(
    const struct setting *setting, const struct node *cell, struct need *need)
{
	struct type_size type = {
	    setting->look->table_size, cell->head ? RUN_BOLD : 0};
	struct words words = words_make(setting, &cell->runs, type, 0);
	int least = words_widest(&words, LEADER_LEAST, STICKY_MOST);
	int64_t total = words_total(&words);
	struct text text;

	if (cell->column_span > 1) {
		add_span(cell, least, total, need);
		return;
	}
	raise_to(&need->least, least);
	need->length += total;
	need->text += square(total / 1000);
	if (cell->head) {
		size_t columns = cell->parent->parent->columns;

		raise_to(&need->wanted,
		    width_in(
			&words, least, HEAD_LINES - (columns <= FEW ? 1 : 0)));
		return;
	}
	text = runs_text(setting->scratch, &cell->runs);
	if (text.length == 0)
		return;
	raise_to(&need->wanted, words_width(&words));
	need->filled = true;
	need->numeric = need->numeric && is_number(text);
	need->narrow = need->narrow && utf8_count(text) <= NARROW;
	if (need->numeric)
		add_number(setting, &words, need);
}

/* Of all its words on one line. */
static int
length_of(const struct setting *setting, const struct node *cell)
{
	struct type_size type = {
	    setting->look->table_size, cell->head ? RUN_BOLD : 0};
	struct words words = words_make(setting, &cell->runs, type, 0);

	return words_total(&words);
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
		const struct node *group = row_group_cell(row);

		for (const struct node *cell = row->first; cell != group;
		     cell = cell->next)
			add_cell(setting, cell, &needs[cell->column]);
		arena_reset(setting->scratch);
	}
	for (size_t i = 0; i < table->columns; i++) {
		needs[i].numeric = needs[i].numeric && needs[i].filled;
		if (needs[i].numeric)
			raise_to(
			    &needs[i].least, needs[i].whole + needs[i].part);
		raise_to(&needs[i].wanted, needs[i].least);
	}
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

/* Rows that stand for all: the head, and some spread over the body. */
static struct sample
find_sample(const struct setting *setting, const struct node *table)
{
	struct sample sample = {
	    .columns = table->columns, .padding = 2 * CELL_PADDING};
	size_t count = 0, every, at = 0;

	for (const struct node *row = table->first; row != NULL;
	     row = row->next)
		count++;
	every = count / SAMPLED + 1;
	sample.lengths = arena_alloc(setting->arena,
	    (count / every + 1) * table->columns * sizeof *sample.lengths);
	for (const struct node *row = table->first; row != NULL;
	     row = row->next) {
		const struct node *group = row_group_cell(row);

		if (at++ % every != 0)
			continue;
		for (const struct node *cell = row->first; cell != group;
		     cell = cell->next)
			if (cell->column_span == 1)
				sample.lengths[sample.rows * table->columns +
				    cell->column] = length_of(setting, cell);
		sample.rows++;
		arena_reset(setting->scratch);
	}
	return sample;
}

static void
divide(const struct setting *setting, const struct node *table,
    const struct need *needs, struct columns *columns, int measure)
{
	struct arena *arena = setting->arena;
	struct sample sample = find_sample(setting, table);
	struct share *shares =
	    arena_alloc(arena, columns->count * sizeof *shares);
	int *widths = arena_alloc(arena, columns->count * sizeof *widths);
	int x = 0;

	for (size_t i = 0; i < columns->count; i++)
		shares[i] = (struct share) {
		    .least = scaled(setting, needs[i].least, columns->size),
		    .wanted = scaled(setting, needs[i].wanted, columns->size),
		    .text = needs[i].text,
		    .narrow = needs[i].narrow && needs[i].filled};
	for (size_t i = 0; i < sample.rows * sample.columns; i++)
		sample.lengths[i] = (int)((int64_t)sample.lengths[i] *
		    columns->size / setting->look->table_size);
	widths_divide(shares, columns->count, &sample, measure, widths);
	for (size_t i = 0; i < columns->count; i++) {
		columns->at[i].x = x;
		columns->at[i].width = widths[i];
		x += widths[i];
	}
}

static void
align_columns(const struct setting *setting, const struct node *table,
    const struct need *needs, struct columns *columns)
{
	int64_t full = setting->look->table_size;

	for (size_t i = 0; i < columns->count; i++) {
		struct column *column = &columns->at[i];

		column->align = align_of(table, &needs[i], i);
		column->numeric = needs[i].numeric;
		column->whole = (int)(needs[i].whole * columns->size / full);
		column->part = (int)(needs[i].part * columns->size / full);
	}
}

struct attempt {
	int size;
	bool landscape;
};

/*
 * Tables of half a page and more whose words leave their columns little choice:
 * upright they would be pages of narrow columns with three words to the line.
 */
static bool
is_crowded(const struct setting *setting, const struct node *table,
    const struct need *needs)
{
	const struct look *look = setting->look;
	int64_t measure = page_measure(setting, false);
	int64_t area = (int64_t)look->paper_height * measure / look->table_size;
	int64_t length = 0;

	for (size_t i = 0; i < table->columns; i++)
		length += needs[i].length;
	return 2 * length > area &&
	    least_sum(setting, needs, table->columns, look->table_size) * 100 >
	    measure * CROWDED;
}

/* Full size upright, a little smaller, turned, then smaller and smaller. */
static size_t
list_attempts(const struct setting *setting, const struct node *table,
    const struct need *needs, struct attempt attempts[64])
{
	int full = setting->look->table_size;
	int middle = full - 2 * STEP > SMALLEST ? full - 2 * STEP : SMALLEST;
	size_t count = 0;

	if (table->turn == TURN_FREE && is_crowded(setting, table, needs))
		attempts[count++] = (struct attempt) {full, true};
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
	size_t count = list_attempts(setting, table, needs, attempts);
	size_t chosen;
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
	columns.at =
	    arena_alloc(setting->arena, columns.count * sizeof *columns.at);
	align_columns(setting, table, needs, &columns);
	divide(setting, table, needs, &columns, width);
	return columns;
}
