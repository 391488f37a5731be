#include "read/tables.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "base/arena.h"
#include "read/inlines.h"

static const enum align *
read_aligns(struct parsing *parsing, cmark_node *table, size_t columns)
{
	const uint8_t *codes = cmark_gfm_extensions_get_table_alignments(table);
	enum align *aligns =
	    arena_alloc(parsing->arena, columns * sizeof *aligns);

	for (size_t i = 0; i < columns; i++) {
		switch (codes[i]) {
		case 'l':
			aligns[i] = ALIGN_LEFT;
			break;
		case 'c':
			aligns[i] = ALIGN_CENTRE;
			break;
		case 'r':
			aligns[i] = ALIGN_RIGHT;
			break;
		default:
			aligns[i] = ALIGN_NONE;
			break;
		}
	}
	return aligns;
}

/* Claims the bytes between cells, up to the first that is not in `marks`. */
static void
claim_marks(
    struct parsing *parsing, size_t start, size_t end, const char *marks)
{
	const char *text = parsing->body.source->text.at;

	for (; start < end && strchr(marks, text[start]) != NULL; start++)
		account_claim(&parsing->account, start, start + 1,
		    text_is_space(text[start]) ? BYTE_SPACE : BYTE_TABLE);
}

/* Cells that cmark adds to pad a short row have no position. */
static bool
is_written(cmark_node *cell)
{
	return cmark_node_get_start_column(cell) > 0;
}

static struct node *
read_cell(
    struct parsing *parsing, cmark_node *from, struct span span, size_t column)
{
	struct node *cell = parsing_node(parsing, NODE_CELL, span);

	cell->column = column;
	cell->column_span = cell->row_span = 1;
	if (is_written(from))
		cell->runs = inlines_read(parsing, from, span.start, span.end);
	return cell;
}

/* The span of the row, up to the end of its line. */
static struct span
row_span(const struct parsing *parsing, cmark_node *row)
{
	struct span span = parsing_span(parsing, row);
	const struct source *source = span.source;
	struct text line =
	    source_line(source, source_place(source, span.start).line);

	span.end = (uint32_t)(line.at - source->text.at + (long)line.length);
	return span;
}

static void
read_row(struct parsing *parsing, cmark_node *from, struct node *table)
{
	struct span line = row_span(parsing, from);
	struct node *row = parsing_node(parsing, NODE_ROW, line);
	size_t column = 0, at = line.start;

	row->head = cmark_gfm_extensions_get_table_row_is_header(from) != 0;
	node_append(table, row);
	if (memchr(span_text(line).at, '|', span_text(line).length) == NULL) {
		parsing_refuse_at(parsing, from, line, CODE_TABLE_LINE,
		    "a line without | right below a table becomes a row of "
		    "it; leave an empty line above it, or write its |");
		return;
	}
	for (cmark_node *cell = cmark_node_first_child(from); cell != NULL;
	     cell = cmark_node_next(cell)) {
		struct span span = parsing_span(parsing, cell);
		struct node *node;

		if (!is_written(cell))
			span = span_at(line.source, at, at);
		claim_marks(parsing, at, span.start, "| \t");
		node = read_cell(parsing, cell, span, column++);
		node->head = row->head;
		node_append(row, node);
		at = span.end;
	}
	claim_marks(parsing, at, line.end, "| \t");
}

/* The delimiter row, "| --- | :-: |". */
static void
claim_delimiters(struct parsing *parsing, struct span head)
{
	const struct source *source = head.source;
	size_t number = source_place(source, head.start).line + 1;
	struct text line = source_line(source, number);
	size_t start = (size_t)(line.at - source->text.at);

	claim_marks(parsing, start, start + line.length, "|-: \t");
}

struct node *
tables_new(struct parsing *parsing, cmark_node *from)
{
	struct node *table =
	    parsing_node(parsing, NODE_TABLE, parsing_span(parsing, from));

	table->columns = cmark_gfm_extensions_get_table_columns(from);
	table->aligns = read_aligns(parsing, from, table->columns);
	return table;
}

void
tables_fill(struct parsing *parsing, cmark_node *from, struct node *table)
{
	for (cmark_node *row = cmark_node_first_child(from); row != NULL;
	     row = cmark_node_next(row))
		read_row(parsing, row, table);
	claim_delimiters(parsing, table->first->span);
}

static bool
is_row(struct text line)
{
	struct text text = text_trim(line);

	return text.length > 2 && text.at[0] == '|' &&
	    text.at[text.length - 1] == '|';
}

bool
tables_refuse_rows(
    struct parsing *parsing, cmark_node *paragraph, struct span span)
{
	for (size_t start = span.start; start < span.end; start++) {
		struct span line =
		    parsing_first_line(span_at(span.source, start, span.end));

		if (is_row(span_text(line))) {
			parsing_refuse_at(parsing, paragraph, line,
			    CODE_TABLE_NONE,
			    "this is not a table: leave an empty line above "
			    "it, and write below its header a row of | --- | "
			    "with as many cells; write \\| for the character "
			    "itself");
			return true;
		}
		start = line.end;
	}
	return false;
}
