#include "word/export_table.h"

#include "base/arena.h"
#include "base/markup.h"
#include "read/decision.h"
#include "read/profile.h"
#include "word/docx_writer.h"
#include "word/export_columns.h"
#include "word/export_xml.h"

enum {
	BORDER = 4, /* eighths of a point */
	GAP = 1000, /* above and below the text of a cell */
};

/* A table being written, row by row. */
struct table_writer {
	struct docx *docx;
	const struct node *table;
	struct export_columns columns;
	/* Of each column: the cell that reaches into the next rows there, and
	   how many of them. */
	const struct node **spanning;
	int *rows_left;
};

bool
export_table_is_landscape(
    struct arena *arena, const struct look *look, const struct node *table)
{
	return export_columns_choose(arena, look, table).landscape;
}

static void
write_borders(struct markup *out)
{
	static const char *const SIDES[] = {
	    "w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"};

	markup_open(out, "w:tblBorders");
	for (size_t i = 0; i < sizeof SIDES / sizeof SIDES[0]; i++) {
		markup_open_with(out, SIDES[i], WITH("w:val", "single"));
		markup_attribute_format(out, "w:sz", "%d", BORDER);
		markup_attribute(out, "w:space", "0");
		markup_attribute(out, "w:color", "auto");
		markup_close(out);
	}
	markup_close(out);
}

static void
write_width(struct markup *out, const char *name, int width)
{
	markup_open(out, name);
	export_length(out, "w:w", width);
	markup_attribute(out, "w:type", "dxa");
	markup_close(out);
}

/* In the order of the schema (17.4.59). */
static void
write_properties(struct markup *out, int width)
{
	markup_open(out, "w:tblPr");
	write_width(out, "w:tblW", width);
	write_width(out, "w:tblInd", 0);
	write_borders(out);
	markup_element_with(out, "w:tblLayout", NULL, WITH("w:type", "fixed"));
	markup_open(out, "w:tblCellMar");
	write_width(out, "w:top", GAP);
	write_width(out, "w:left", EXPORT_CELL_PADDING);
	write_width(out, "w:bottom", GAP);
	write_width(out, "w:right", EXPORT_CELL_PADDING);
	markup_close(out);
	markup_close(out);
}

static int
sum_widths(const struct export_columns *columns, size_t first, int count)
{
	int sum = 0;

	for (int i = 0; i < count; i++)
		sum += columns->widths[first + (size_t)i];
	return sum;
}

static void
write_grid(struct markup *out, const struct export_columns *columns)
{
	markup_open(out, "w:tblGrid");
	for (size_t i = 0; i < columns->count; i++) {
		markup_open(out, "w:gridCol");
		export_length(out, "w:w", columns->widths[i]);
		markup_close(out);
	}
	markup_close_line(out);
}

static enum export_align
align_of(const struct table_writer *writer, const struct node *cell)
{
	enum align align = writer->columns.aligns[cell->column];

	if (cell->column_span > 1 || align == ALIGN_CENTRE)
		return EXPORT_CENTRE;
	return align == ALIGN_RIGHT ? EXPORT_RIGHT : EXPORT_LEFT;
}

static void
write_text(struct table_writer *writer, const struct node *cell)
{
	enum export_align align = align_of(writer, cell);
	struct docx_paragraph paragraph = {
	    .style = cell->head ? STYLE_HEAD_CELL : STYLE_CELL,
	    .align = cell->head || align == EXPORT_LEFT ? NULL : &align,
	};
	bool smaller = writer->columns.size != writer->docx->look->table_size;

	docx_paragraph_open(writer->docx, &paragraph);
	docx_runs(
	    writer->docx, &cell->runs, 0, smaller ? writer->columns.size : 0);
	docx_paragraph_close(writer->docx);
}

/* In the order of the schema (17.4.70). `merge` is "restart", "continue" or
   NULL. */
static void
open_cell(
    struct table_writer *writer, const struct node *cell, const char *merge)
{
	struct markup *out = writer->docx->out;

	markup_open(out, "w:tc");
	markup_open(out, "w:tcPr");
	write_width(out, "w:tcW",
	    sum_widths(&writer->columns, cell->column, cell->column_span));
	if (cell->column_span > 1)
		export_number(out, "w:gridSpan", cell->column_span);
	if (merge != NULL)
		export_value(out, "w:vMerge", merge);
	if (cell->head || cell->row_span > 1)
		export_value(out, "w:vAlign", "center");
	markup_close(out);
}

static void
write_cell(struct table_writer *writer, const struct node *cell)
{
	open_cell(writer, cell, cell->row_span > 1 ? "restart" : NULL);
	write_text(writer, cell);
	markup_close(writer->docx->out);
	writer->spanning[cell->column] = cell;
	writer->rows_left[cell->column] = cell->row_span - 1;
}

/* Below a cell of several rows stands a cell that continues it. */
static void
write_continuation(struct table_writer *writer, const struct node *cell)
{
	struct docx_paragraph paragraph = {.style = STYLE_CELL};

	open_cell(writer, cell, "continue");
	docx_space(writer->docx, &paragraph);
	markup_close(writer->docx->out);
	writer->rows_left[cell->column]--;
}

static void
write_row(struct table_writer *writer, const struct node *row)
{
	struct markup *out = writer->docx->out;
	const struct node *cell = row->first;
	size_t column = 0;

	markup_open(out, "w:tr");
	if (row->head) {
		markup_open(out, "w:trPr");
		export_empty(out, "w:cantSplit");
		export_empty(out, "w:tblHeader");
		markup_close(out);
	}
	while (column < writer->columns.count) {
		const struct node *written = writer->spanning[column];

		if (writer->rows_left[column] > 0) {
			write_continuation(writer, written);
		} else if (cell != NULL && cell->column == column) {
			written = cell;
			write_cell(writer, cell);
			cell = cell->next;
		} else {
			column++;
			continue;
		}
		column += (size_t)written->column_span;
	}
	markup_close_line(out);
}

/* Markdown needs a header row; one without text is none. */
static bool
is_empty_head(const struct node *row)
{
	for (const struct node *cell = row->first; cell != NULL;
	     cell = cell->next)
		if (cell->runs.count > 0 || cell->row_span > 1)
			return false;
	return row->head;
}

void
export_table_write(struct docx *docx, const struct node *table)
{
	struct table_writer writer = {.docx = docx,
	    .table = table,
	    .columns = export_columns_choose(docx->arena, docx->look, table)};
	size_t count = writer.columns.count;

	writer.spanning =
	    arena_alloc(docx->arena, count * sizeof(const struct node *));
	writer.rows_left = arena_alloc(docx->arena, count * sizeof(int));
	markup_open(docx->out, "w:tbl");
	write_properties(docx->out, sum_widths(&writer.columns, 0, (int)count));
	write_grid(docx->out, &writer.columns);
	for (const struct node *row = table->first; row != NULL;
	     row = row->next)
		if (!is_empty_head(row))
			write_row(&writer, row);
	markup_close_line(docx->out);
}
