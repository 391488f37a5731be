#include "number/report_outline.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/decimal.h"

static struct report_block *
add_block(struct report_outline *outline, enum report_block_kind kind,
    const char *text)
{
	struct report_block *block;

	outline->at = arena_more(outline->arena, outline->at, outline->count,
	    &outline->room, sizeof *block);
	block = &outline->at[outline->count++];
	*block = (struct report_block) {.kind = kind, .text = text};
	return block;
}

void
report_heading(struct report_outline *outline, const char *text)
{
	add_block(outline, REPORT_HEADING,
	    arena_format(outline->arena, "%d. %s", ++outline->headings, text));
}

void
report_paragraph(struct report_outline *outline, const char *text)
{
	add_block(outline, REPORT_PARAGRAPH, text);
}

void
report_table_open(struct report_outline *outline)
{
	add_block(outline, REPORT_TABLE, NULL);
}

static struct report_table *
last_table(struct report_outline *outline)
{
	struct report_block *block = &outline->at[outline->count - 1];

	assert(block->kind == REPORT_TABLE);
	return &block->table;
}

void
report_column(struct report_outline *outline, const char *name)
{
	struct report_table *table = last_table(outline);

	assert(table->column_count < REPORT_COLUMNS);
	table->columns[table->column_count++] = name;
}

static void
add_cell(struct report_outline *outline, struct report_cell cell)
{
	struct report_table *table = last_table(outline);

	table->cells = arena_more(outline->arena, table->cells, table->count,
	    &table->room, sizeof cell);
	table->cells[table->count++] = cell;
}

void
report_text_cell(struct report_outline *outline, const char *text)
{
	add_cell(
	    outline, (struct report_cell) {.kind = REPORT_TEXT, .text = text});
}

void
report_number(struct report_outline *outline, long number)
{
	add_cell(outline,
	    (struct report_cell) {.kind = REPORT_NUMBER, .number = number});
}

void
report_change(struct report_outline *outline, long change)
{
	add_cell(outline,
	    (struct report_cell) {.kind = REPORT_CHANGE, .number = change});
}

void
report_tenths(struct report_outline *outline, long number)
{
	add_cell(outline,
	    (struct report_cell) {.kind = REPORT_TENTHS, .number = number});
}

void
report_date(struct report_outline *outline, struct date date)
{
	add_cell(
	    outline, (struct report_cell) {.kind = REPORT_DATE, .date = date});
}

size_t
report_table_rows(const struct report_table *table)
{
	assert(table->count % table->column_count == 0);
	return table->count / table->column_count;
}

const struct report_cell *
report_table_cell(const struct report_table *table, size_t row, size_t column)
{
	return &table->cells[row * table->column_count + column];
}

static bool
is_numeric(const struct report_cell *cell)
{
	return cell->kind == REPORT_NUMBER || cell->kind == REPORT_CHANGE ||
	    cell->kind == REPORT_TENTHS ||
	    (cell->kind == REPORT_TEXT && cell->text == NULL);
}

bool
report_column_is_numeric(const struct report_table *table, size_t column)
{
	for (size_t row = 0; row < report_table_rows(table); row++)
		if (!is_numeric(report_table_cell(table, row, column)))
			return false;
	return true;
}

static const char *
change_text(struct arena *arena, long change)
{
	const char *sign = change > 0 ? "+" : change < 0 ? "-" : "";

	return arena_concat(
	    arena, sign, grouped(arena, (size_t)labs(change)), "");
}

const char *
report_cell_text(struct arena *arena, const struct report_cell *cell)
{
	switch (cell->kind) {
	case REPORT_TEXT:
		return cell->text == NULL ? "" : cell->text;
	case REPORT_NUMBER:
		return grouped(arena, (size_t)cell->number);
	case REPORT_CHANGE:
		return change_text(arena, cell->number);
	case REPORT_TENTHS:
		return tenths(arena, cell->number);
	case REPORT_DATE:
		return date_short(arena, cell->date);
	}
	return "";
}

const char *
report_cell_plain(struct arena *arena, const struct report_cell *cell)
{
	switch (cell->kind) {
	case REPORT_NUMBER:
	case REPORT_CHANGE:
		return arena_format(arena, "%ld", cell->number);
	case REPORT_DATE:
		return date_iso(arena, cell->date);
	case REPORT_TEXT:
	case REPORT_TENTHS:
		break;
	}
	return report_cell_text(arena, cell);
}
