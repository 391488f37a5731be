#include "number/report_text.h"

#include "base/utf8.h"
#include "number/report_outline.h"

enum { GAP = 2 }; /* between columns */

struct text_column {
	size_t width; /* in characters */
	bool right;   /* aligned on the right */
};

static void
add_spaces(struct buffer *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buffer_byte(out, ' ');
}

/* A composed letter of Vietnamese is as wide as any other. */
static size_t
width_of(const char *text)
{
	return utf8_count(text_of(text));
}

static const char *
cell_text(struct buffer *out, const struct report_table *table, size_t row,
    size_t column)
{
	return report_cell_text(
	    out->arena, report_table_cell(table, row, column));
}

static struct text_column
column_of(struct buffer *out, const struct report_table *table, size_t column)
{
	struct text_column of = {.width = width_of(table->columns[column]),
	    .right = report_column_is_numeric(table, column)};

	for (size_t row = 0; row < report_table_rows(table); row++) {
		size_t width = width_of(cell_text(out, table, row, column));

		if (width > of.width)
			of.width = width;
	}
	return of;
}

/* No spaces end a line. */
static void
add_cells(struct buffer *out, const struct text_column *columns,
    const char *const *texts, size_t count)
{
	size_t pending = 0;

	for (size_t i = 0; i < count; i++) {
		size_t room = columns[i].width - width_of(texts[i]);
		size_t before = columns[i].right ? room : 0;

		if (*texts[i] != '\0') {
			add_spaces(out, pending + before);
			buffer_string(out, texts[i]);
			pending = GAP + room - before;
		} else {
			pending += columns[i].width + GAP;
		}
	}
	buffer_byte(out, '\n');
}

static void
add_table(struct buffer *out, const struct report_table *table)
{
	const char *texts[REPORT_COLUMNS];
	struct text_column columns[REPORT_COLUMNS];
	size_t count = table->column_count;

	for (size_t i = 0; i < count; i++)
		columns[i] = column_of(out, table, i);
	add_cells(out, columns, table->columns, count);
	for (size_t row = 0; row < report_table_rows(table); row++) {
		for (size_t i = 0; i < count; i++)
			texts[i] = cell_text(out, table, row, i);
		add_cells(out, columns, texts, count);
	}
}

struct text
report_text(struct arena *arena, const struct report_outline *outline)
{
	struct buffer out = {.arena = arena};

	buffer_format(&out, "BÁO CÁO\n%s\n", outline->title);
	for (size_t i = 0; i < outline->count; i++) {
		const struct report_block *block = &outline->at[i];

		buffer_byte(&out, '\n');
		if (block->kind == REPORT_TABLE)
			add_table(&out, &block->table);
		else
			buffer_format(&out, "%s\n", block->text);
	}
	return buffer_text(&out);
}
