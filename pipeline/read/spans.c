#include "read/spans.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "read/account.h"
#include "read/decision.h"
#include "read/runs.h"

enum { LONGEST_NUMBER = 8 }; /* bytes, as in XXXVIII. */

/* A position in the table grid. */
struct square {
	struct node *cell;  /* in the source */
	struct node *owner; /* itself, or the cell it is merged with */
	size_t owner_row;
};

struct grid {
	struct arena *arena;
	struct diag *diag;
	struct account *account;
	size_t columns;
	struct square *at; /* in row-major order */
};

static struct square *
square_at(const struct grid *grid, size_t row, size_t column)
{
	return &grid->at[row * grid->columns + column];
}

static bool
refuse(const struct grid *grid, const struct node *cell, const char *why)
{
	struct span span =
	    cell->runs.count > 0 ? cell->runs.at[0].span : cell->span;

	diag_error(grid->diag, CODE_TABLE_SPAN, span, "%s", why);
	return false;
}

/*
 * Sets the owner of a square and extends the owner's spans. False after an
 * error in diag, here or in the square it depends on.
 */
static bool
find_owner(const struct grid *grid, size_t row, size_t column)
{
	struct square *this = square_at(grid, row, column);
	struct text text = runs_text(grid->arena, &this->cell->runs);
	const struct square *from;

	if (text_is(text, "^^")) {
		if (row == 0)
			return refuse(grid, this->cell,
			    _("^^ goes on in the cell above, and there is "
			      "none"));
		from = square_at(grid, row - 1, column);
	} else if (text_is(text, "<<")) {
		if (column == 0)
			return refuse(grid, this->cell,
			    _("<< goes on in the cell to the left, and there "
			      "is none"));
		from = this - 1;
	} else {
		this->owner = this->cell;
		this->owner_row = row;
		return true;
	}
	if (from->owner == NULL)
		return false;
	this->owner = from->owner;
	this->owner_row = from->owner_row;
	if (row - this->owner_row >= (size_t)this->owner->row_span)
		this->owner->row_span = (int)(row - this->owner_row) + 1;
	if (column - this->owner->column >= (size_t)this->owner->column_span)
		this->owner->column_span =
		    (int)(column - this->owner->column) + 1;
	return true;
}

/* Does the cell own every square of its rectangle? */
static bool
is_rectangle(const struct grid *grid, size_t row, const struct node *cell)
{
	for (size_t i = 0; i < (size_t)cell->row_span; i++)
		for (size_t j = 0; j < (size_t)cell->column_span; j++)
			if (square_at(grid, row + i, cell->column + j)->owner !=
			    cell)
				return false;
	return true;
}

/*
 * A row that a header cell spans into becomes a header row, with all its cells.
 */
static void
extend_header(const struct grid *grid, size_t row, struct node *node)
{
	for (size_t column = 0; column < grid->columns; column++)
		if (square_at(grid, row, column)->owner->head &&
		    square_at(grid, row, column)->owner_row < row)
			node->head = true;
	for (size_t column = 0; column < grid->columns && node->head; column++)
		square_at(grid, row, column)->owner->head = true;
}

static bool
resolve_row(const struct grid *grid, size_t row, struct node *node)
{
	size_t column = 0;
	bool good = true;

	for (struct node *cell = node->first; cell != NULL; cell = cell->next) {
		square_at(grid, row, column)->cell = cell;
		good &= find_owner(grid, row, column++);
	}
	for (; column < grid->columns; column++)
		good = false; /* cannot happen: cmark pads rows */
	if (good)
		extend_header(grid, row, node);
	return good;
}

/* ^^ and << are markup and not printed. */
static void
claim_mark(const struct grid *grid, const struct node *cell)
{
	for (size_t i = 0; i < cell->runs.count; i++) {
		struct span span = cell->runs.at[i].span;

		account_claim(grid->account, span.start, span.end, BYTE_TABLE);
	}
}

/* Keeps only the cells of the row that own themselves. */
static bool
close_row(const struct grid *grid, size_t row, struct node *node)
{
	struct node *last = NULL;
	bool good = true;

	node->first = NULL;
	for (size_t column = 0; column < grid->columns; column++) {
		struct square *square = square_at(grid, row, column);
		struct node *cell = square->cell;

		if (square->owner != cell) {
			claim_mark(grid, cell);
			continue;
		}
		if (!is_rectangle(grid, row, cell))
			good = refuse(grid, cell,
			    _("the ^^ and << that go on in this cell make no "
			      "rectangle with it"));
		cell->next = NULL;
		if (last == NULL)
			node->first = cell;
		else
			last->next = cell;
		last = cell;
	}
	node->last = last;
	return good;
}

/* A quick check: most tables have no merged cells. */
static bool
has_spans(const struct node *table)
{
	for (const struct node *row = table->first; row != NULL;
	     row = row->next)
		for (const struct node *cell = row->first; cell != NULL;
		     cell = cell->next) {
			struct text text = {0};

			if (cell->runs.count > 0)
				text = text_trim(cell->runs.at[0].text);
			if (text_starts(text, "^^") || text_starts(text, "<"))
				return true;
		}
	return false;
}

/* Bold, or in capitals and too long for a Roman numeral. */
static bool
is_emphasized(struct arena *arena, const struct node *cell)
{
	struct text text = runs_text(arena, &cell->runs);

	return runs_are_bold(&cell->runs) ||
	    (text.length > LONGEST_NUMBER && utf8_is_upper(text));
}

/*
 * Does the row have only such text in its first cell, or in the second after a
 * number?
 */
static bool
may_head_group(struct arena *arena, const struct node *row)
{
	const struct node *cell = row->first;

	if (row->head || row->first == row->last || row->last->runs.count > 0)
		return false;
	if (!is_emphasized(arena, cell) || cell->next->runs.count > 0)
		cell = cell->next;
	if (!is_emphasized(arena, cell) || cell->next == NULL)
		return false;
	for (cell = cell->next; cell != NULL; cell = cell->next)
		if (cell->runs.count > 0)
			return false;
	return true;
}

/* Only a note: whether the empty cells should be merged is up to the author. */
static void
report_groups(struct diag *diag, const struct node *table)
{
	struct arena *scratch = arena_new();
	const struct node *first = NULL;
	size_t count = 0;

	for (const struct node *row = table->first; row != NULL;
	     row = row->next) {
		if (!may_head_group(scratch, row))
			continue;
		if (first == NULL)
			first = row;
		count++;
	}
	if (first != NULL)
		diag_note(diag, CODE_TABLE_GROUP, first->span,
		    "rows of this table whose only text stands out: %zu; "
		    "where it heads the rows below, write << into the empty "
		    "cells after it",
		    count);
	arena_free(scratch);
}

bool
spans_resolve(struct arena *arena, struct diag *diag, struct account *account,
    struct node *table)
{
	struct grid grid = {.arena = arena,
	    .diag = diag,
	    .account = account,
	    .columns = table->columns};
	size_t row = 0;
	bool good = true;

	report_groups(diag, table);
	if (!has_spans(table))
		return true;
	grid.at = arena_alloc(
	    arena, node_count_children(table) * grid.columns * sizeof *grid.at);
	for (struct node *node = table->first; node != NULL; node = node->next)
		good &= resolve_row(&grid, row++, node);
	if (!good)
		return false;
	row = 0;
	for (struct node *node = table->first; node != NULL; node = node->next)
		good &= close_row(&grid, row++, node);
	return good;
}
