#include "word/word_table.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "word/blanks.h"
#include "word/body.h"
#include "word/findings.h"
#include "word/word_lines.h"

enum {
	ROWS_LEAST = 3,	    /* of a table without lines */
	HEAD_ROWS_MOST = 4, /* of a letterhead */
	HEAD_LONGEST = 60   /* bytes of a cell of a header, unless it is bold */
};

/* A square of the grid. */
struct table_square {
	const struct word_cell *cell; /* NULL: empty */
	bool above, left;	      /* goes on from there */
};

struct table_grid {
	struct arena *arena;
	const struct word_table *table;
	struct table_square *at; /* in row-major order, all columns */
	size_t columns;		 /* of the table in Word */
	bool *kept;		 /* columns in which a cell begins */
};

static struct table_square *
square_at(const struct table_grid *grid, size_t row, size_t column)
{
	return &grid->at[row * grid->columns + column];
}

static bool
is_free(const struct table_grid *grid, size_t row, size_t column)
{
	const struct table_square *square = square_at(grid, row, column);

	return square->cell == NULL && !square->above && !square->left;
}

/* Marks the squares of a cell, as far as they are free. */
static void
place_cell(struct table_grid *grid, size_t row, const struct word_cell *cell)
{
	size_t rows = cell->row_span < 1 ? 1 : (size_t)cell->row_span;
	size_t columns = cell->column_span < 1 ? 1 : (size_t)cell->column_span;

	if (rows > grid->table->count - row)
		rows = grid->table->count - row;
	if (columns > grid->columns - cell->column)
		columns = grid->columns - cell->column;
	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < columns; j++) {
			struct table_square *square =
			    square_at(grid, row + i, cell->column + j);

			square->cell = i + j == 0 ? cell : NULL;
			square->left = j > 0;
			square->above = i > 0 && j == 0;
		}
	grid->kept[cell->column] = true;
}

static size_t
widest(const struct word_table *table)
{
	size_t columns = table->columns;

	for (size_t i = 0; i < table->count; i++)
		for (size_t j = 0; j < table->rows[i].count; j++)
			if (table->rows[i].at[j].column >= columns)
				columns = table->rows[i].at[j].column + 1;
	return columns;
}

static struct table_grid
grid_of(struct arena *arena, const struct word_table *table)
{
	struct table_grid grid = {.arena = arena, .table = table};

	grid.columns = widest(table);
	grid.at =
	    arena_alloc(arena, table->count * grid.columns * sizeof *grid.at);
	grid.kept = arena_alloc(arena, grid.columns * sizeof *grid.kept);
	for (size_t i = 0; i < table->count; i++)
		for (size_t j = 0; j < table->rows[i].count; j++) {
			const struct word_cell *cell = &table->rows[i].at[j];

			if (is_free(&grid, i, cell->column))
				place_cell(&grid, i, cell);
		}
	return grid;
}

static size_t
text_count(const struct word_table *table)
{
	size_t count = 0;

	for (size_t i = 0; i < table->count; i++)
		count += table->rows[i].count;
	return count;
}

bool
word_table_is_layout(struct arena *arena, const struct word_table *table)
{
	struct word_lines lines = {0};

	if (text_count(table) <= 1)
		return true;
	word_lines_add_table(arena, &lines, table);
	if (lines.count == 0)
		return true;
	for (size_t i = 0; i < lines.count; i++)
		if (word_line_is_country(&lines.at[i]))
			return !table->bordered &&
			    table->count <= HEAD_ROWS_MOST;
	return !table->bordered && table->count < ROWS_LEAST;
}

/* Pictures cannot stand among words. */
static void
refuse_pictures(
    struct body_writer *body, const struct word_paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->count; i++)
		if (paragraph->runs[i].kind == WORD_PICTURE)
			finding_error(body->findings, CODE_WORD_PICTURE_CELL,
			    paragraph->place, (struct text) {0},
			    "a picture in a cell of a table; put it into a "
			    "paragraph of its own");
}

static void add_blocks(struct body_writer *body,
    const struct word_blocks *blocks, bool plain, bool *begun);

/* A table inside of a cell: its rows are lines, and its cells words in them. */
static void
add_nested(struct body_writer *body, const struct word_table *table, bool plain,
    bool *begun)
{
	for (size_t i = 0; i < table->count; i++)
		for (size_t j = 0; j < table->rows[i].count; j++)
			add_blocks(
			    body, &table->rows[i].at[j].blocks, plain, begun);
}

static void
add_blocks(struct body_writer *body, const struct word_blocks *blocks,
    bool plain, bool *begun)
{
	for (size_t i = 0; i < blocks->count; i++) {
		const struct word_block *block = &blocks->at[i];
		struct styled_text text;

		if (block->kind == WORD_TABLE) {
			add_nested(body, block->table, plain, begun);
			continue;
		}
		refuse_pictures(body, block->paragraph);
		text = body_text(body, block->paragraph);
		if (text.count == 0)
			continue;
		if (*begun)
			buffer_string(&body->out, "<br>");
		*begun = true;
		if (plain && styled_is_all(&text, WORD_BOLD))
			styled_clear(&text, WORD_BOLD);
		body_add_inline(body, block->paragraph->place, &text,
		    body_label(body->arena, &text), ESCAPE_CELL);
	}
}

static void
add_row(struct body_writer *body, const struct table_grid *grid, size_t row,
    bool head)
{
	buffer_byte(&body->out, '|');
	for (size_t column = 0; column < grid->columns; column++) {
		const struct table_square *square =
		    square_at(grid, row, column);
		bool begun = false;

		if (!grid->kept[column])
			continue;
		buffer_byte(&body->out, ' ');
		if (square->cell != NULL)
			add_blocks(body, &square->cell->blocks, head, &begun);
		else if (square->left)
			buffer_string(&body->out, "<<");
		else if (square->above)
			buffer_string(&body->out, "^^");
		buffer_string(&body->out, " |");
	}
	buffer_byte(&body->out, '\n');
}

/* The alignment that most cells of a column have below the header. */
static enum word_align
column_align(const struct table_grid *grid, size_t column, size_t first)
{
	size_t counts[WORD_JUSTIFY + 1] = {0};
	enum word_align most = WORD_LEFT;

	for (size_t i = first; i < grid->table->count; i++) {
		const struct word_cell *cell = square_at(grid, i, column)->cell;

		for (size_t j = 0; cell != NULL && j < cell->blocks.count; j++)
			if (cell->blocks.at[j].kind == WORD_PARAGRAPH &&
			    cell->blocks.at[j].paragraph->count > 0)
				counts[cell->blocks.at[j].paragraph->align]++;
	}
	for (int i = WORD_LEFT; i <= WORD_JUSTIFY; i++)
		if (counts[i] > counts[most])
			most = (enum word_align)i;
	return most;
}

static void
add_delimiters(
    struct body_writer *body, const struct table_grid *grid, size_t first)
{
	buffer_byte(&body->out, '|');
	for (size_t column = 0; column < grid->columns; column++) {
		if (!grid->kept[column])
			continue;
		switch (column_align(grid, column, first)) {
		case WORD_CENTRE:
			buffer_string(&body->out, " :---: |");
			break;
		case WORD_RIGHT:
			buffer_string(&body->out, " ---: |");
			break;
		case WORD_LEFT:
		case WORD_JUSTIFY:
			buffer_string(&body->out, " --- |");
			break;
		}
	}
	buffer_byte(&body->out, '\n');
}

static bool
is_number(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (strchr("0123456789.,() ", text.at[i]) == NULL)
			return false;
	return text.length > 0;
}

/* Short or bold cells without numbers: "STT", "Tên đơn vị". */
static bool
looks_like_head(struct arena *arena, const struct word_row *row)
{
	size_t cells = 0;

	for (size_t i = 0; i < row->count; i++) {
		struct word_lines lines = {0};
		bool bold = true;
		size_t length = 0;

		word_lines_add_blocks(arena, &lines, &row->at[i].blocks, 0);
		for (size_t j = 0; j < lines.count; j++) {
			bold = bold &&
			    styled_is_all(&lines.at[j].styled, WORD_BOLD);
			length += lines.at[j].text.length;
			if (is_number(lines.at[j].text))
				return false;
		}
		if (!bold && length > HEAD_LONGEST)
			return false;
		cells += lines.count > 0;
	}
	return cells > 0 && cells * 2 >= row->count;
}

static bool
has_head(struct arena *arena, const struct word_table *table)
{
	return table->count > 0 &&
	    (table->rows[0].head ||
		(table->count > 1 && looks_like_head(arena, &table->rows[0])));
}

/* The rows that the first one reaches into are of the header too. */
static size_t
head_rows(const struct word_table *table)
{
	int rows = 1;

	for (size_t i = 0; i < table->rows[0].count; i++)
		if (table->rows[0].at[i].row_span > rows)
			rows = table->rows[0].at[i].row_span;
	return (size_t)rows;
}

static void
add_empty_head(struct body_writer *body, const struct table_grid *grid)
{
	buffer_byte(&body->out, '|');
	for (size_t column = 0; column < grid->columns; column++)
		if (grid->kept[column])
			buffer_string(&body->out, "  |");
	buffer_byte(&body->out, '\n');
}

void
word_table_write(struct body_writer *body, const struct word_table *table)
{
	struct table_grid grid = grid_of(body->arena, table);
	bool head = has_head(body->arena, table);
	size_t first = head ? 1 : 0;

	if (table->count == 0 || grid.columns == 0)
		return;
	buffer_byte(&body->out, '\n');
	if (head)
		add_row(body, &grid, 0, true);
	else
		add_empty_head(body, &grid);
	add_delimiters(body, &grid, head ? head_rows(table) : 0);
	for (size_t i = first; i < table->count; i++)
		add_row(body, &grid, i, false);
}
