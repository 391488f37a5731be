/*
 * word_sheet: Word documents for tests, from lines of text.
 *
 *   cb QUYẾT ĐỊNH          a paragraph; c, r, j: centred, right, justified;
 *                          b, i: all of it bold, italic; p: begins a page
 *   . Căn cứ …             one of no kind; (1.) its label of a list
 *   T 2, T+ 2, T+L 2       a table of two columns, + with lines, L landscape
 *   R, R!                  a row, R! of the header
 *   C 0, C 0 2 3           a cell at a column, over two columns and three rows
 *   E                      the end of the table
 *   N 1 text               a footnote
 *
 * In a paragraph {b}, {i}, {^}, {_} begin a style and {/} ends all of them;
 * {br}, {tab}, {note 1} and {pic name} are what they say.
 */
#ifndef UNIT_WORD_SHEET_H
#define UNIT_WORD_SHEET_H

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "word/word_document.h"

enum { SHEET_DEEP = 4 };

struct sheet {
	struct arena *arena;
	struct word_document *document;
	struct word_table *tables[SHEET_DEEP];
	size_t depth, paragraph;
};

static inline struct word_run *
sheet_run(struct arena *arena, struct word_paragraph *paragraph,
    enum word_run_kind kind, unsigned style)
{
	struct word_run *run;

	paragraph->runs = arena_more(arena, paragraph->runs, paragraph->count,
	    &paragraph->room, sizeof *run);
	run = &paragraph->runs[paragraph->count++];
	run->kind = kind;
	run->style = style;
	return run;
}

/* What stands between { and }. */
static inline void
sheet_mark(struct arena *arena, struct word_paragraph *paragraph,
    struct text mark, unsigned *style, unsigned own)
{
	static const struct {
		const char *name;
		unsigned style;
	} STYLES[] = {{"b", WORD_BOLD}, {"i", WORD_ITALIC},
	    {"^", WORD_SUPERSCRIPT}, {"_", WORD_SUBSCRIPT}};

	for (size_t i = 0; i < sizeof STYLES / sizeof STYLES[0]; i++)
		if (text_is(mark, STYLES[i].name))
			*style |= STYLES[i].style;
	if (text_is(mark, "/"))
		*style = own;
	else if (text_is(mark, "br"))
		sheet_run(arena, paragraph, WORD_LINE_BREAK, *style);
	else if (text_is(mark, "tab"))
		sheet_run(arena, paragraph, WORD_TAB, *style);
	else if (text_starts(mark, "note "))
		sheet_run(arena, paragraph, WORD_NOTE, *style)->id =
		    arena_copy(arena, mark.at + 5, mark.length - 5);
	else if (text_starts(mark, "pic "))
		sheet_run(arena, paragraph, WORD_PICTURE, *style)->id =
		    arena_copy(arena, mark.at + 4, mark.length - 4);
}

static inline void
sheet_runs(struct arena *arena, struct word_paragraph *paragraph,
    struct text text, unsigned own)
{
	unsigned style = own;

	while (text.length > 0) {
		size_t open = text_find(text, "{"), close;

		if (open > 0)
			sheet_run(arena, paragraph, WORD_TEXT, style)->text =
			    text_part(text, 0, open);
		text = text_part(text, open, text.length);
		if (text.length == 0)
			return;
		close = text_find(text, "}");
		sheet_mark(
		    arena, paragraph, text_part(text, 1, close), &style, own);
		text = text_part(text, close + 1, text.length);
	}
}

static inline struct word_block *
sheet_block(
    struct arena *arena, struct word_blocks *blocks, enum word_block_kind kind)
{
	blocks->at = arena_more(arena, blocks->at, blocks->count, &blocks->room,
	    sizeof *blocks->at);
	blocks->at[blocks->count].kind = kind;
	return &blocks->at[blocks->count++];
}

/* Where the next block stands. */
static inline struct word_blocks *
sheet_blocks(struct sheet *sheet)
{
	struct word_table *table;
	struct word_row *row;

	if (sheet->depth == 0)
		return &sheet->document->blocks;
	table = sheet->tables[sheet->depth - 1];
	row = &table->rows[table->count - 1];
	return &row->at[row->count - 1].blocks;
}

static inline void
sheet_paragraph(
    struct sheet *sheet, struct word_blocks *blocks, struct text line)
{
	struct word_block *block =
	    sheet_block(sheet->arena, blocks, WORD_PARAGRAPH);
	struct word_paragraph *paragraph =
	    arena_alloc(sheet->arena, sizeof *paragraph);
	size_t gap = text_find(line, " ");
	struct text flags = text_part(line, 0, gap), rest;
	unsigned style = 0;

	rest = gap < line.length ? text_part(line, gap + 1, line.length)
				 : (struct text) {0};
	for (size_t i = 0; i < flags.length; i++) {
		style |= flags.at[i] == 'b' ? WORD_BOLD : 0;
		style |= flags.at[i] == 'i' ? WORD_ITALIC : 0;
		if (flags.at[i] == 'c')
			paragraph->align = WORD_CENTRE;
		else if (flags.at[i] == 'r')
			paragraph->align = WORD_RIGHT;
		else if (flags.at[i] == 'p')
			paragraph->starts_page = true;
	}
	if (text_starts(rest, "(") && flags.length > 0 &&
	    flags.at[flags.length - 1] == '#') {
		size_t close = text_find(rest, ") ");

		paragraph->label = text_part(rest, 1, close);
		paragraph->label_style = style;
		rest = text_part(rest, close + 2, rest.length);
	}
	paragraph->outline = -1;
	paragraph->place = (struct word_place) {"document", ++sheet->paragraph};
	sheet_runs(sheet->arena, paragraph, rest, style);
	block->paragraph = paragraph;
}

static inline void
sheet_table(struct sheet *sheet, struct text line)
{
	struct word_block *block =
	    sheet_block(sheet->arena, sheet_blocks(sheet), WORD_TABLE);
	struct word_table *table = arena_alloc(sheet->arena, sizeof *table);

	table->bordered = text_starts(line, "T+");
	table->columns = (size_t)atoi(line.at + text_find(line, " "));
	table->place = (struct word_place) {"document", sheet->paragraph + 1};
	block->landscape = text_find(line, "L") < line.length;
	block->table = table;
	sheet->tables[sheet->depth++] = table;
}

static inline void
sheet_cell(struct sheet *sheet, struct text line)
{
	struct word_table *table = sheet->tables[sheet->depth - 1];
	struct word_row *row = &table->rows[table->count - 1];
	struct word_cell *cell;
	char *end;

	row->at = arena_more(
	    sheet->arena, row->at, row->count, &row->room, sizeof *row->at);
	cell = &row->at[row->count++];
	cell->column = (size_t)strtol(
	    arena_copy(sheet->arena, line.at + 1, line.length - 1), &end, 10);
	cell->column_span = (int)strtol(end, &end, 10);
	cell->row_span = (int)strtol(end, &end, 10);
	cell->column_span += cell->column_span == 0;
	cell->row_span += cell->row_span == 0;
}

static inline void
sheet_row(struct sheet *sheet, struct text line)
{
	struct word_table *table = sheet->tables[sheet->depth - 1];

	table->rows = arena_more(sheet->arena, table->rows, table->count,
	    &table->room, sizeof *table->rows);
	table->rows[table->count++].head = text_is(line, "R!");
}

static inline void
sheet_note(struct sheet *sheet, struct text line)
{
	struct word_notes *notes = &sheet->document->notes;
	struct text rest = text_part(line, 2, line.length);
	size_t gap = text_find(rest, " ");
	struct word_note *note;

	notes->at = arena_more(sheet->arena, notes->at, notes->count,
	    &notes->room, sizeof *notes->at);
	note = &notes->at[notes->count++];
	note->id = arena_copy(sheet->arena, rest.at, gap);
	sheet_paragraph(sheet, &note->blocks,
	    text_of(arena_format(sheet->arena, ". " TEXT,
		TEXT_OF(text_part(rest, gap + 1, rest.length)))));
}

static inline struct word_document *
sheet_read(struct arena *arena, const char *text)
{
	struct sheet sheet = {.arena = arena};
	struct text rest = text_of(text), line;

	sheet.document = arena_alloc(arena, sizeof *sheet.document);
	while (text_take(&rest, '\n', &line)) {
		if (text_starts(line, "T ") || text_starts(line, "T+"))
			sheet_table(&sheet, line);
		else if (text_is(line, "R") || text_is(line, "R!"))
			sheet_row(&sheet, line);
		else if (text_starts(line, "C "))
			sheet_cell(&sheet, line);
		else if (text_is(line, "E")) {
			assert(sheet.depth > 0);
			sheet.depth--;
		} else if (text_starts(line, "N "))
			sheet_note(&sheet, line);
		else if (line.length > 0)
			sheet_paragraph(&sheet, sheet_blocks(&sheet), line);
	}
	return sheet.document;
}

#endif
