#include "number/report_csv.h"

#include "base/csv.h"
#include "number/report_outline.h"

static size_t
widest(const struct report_outline *outline)
{
	size_t most = 1;

	for (size_t i = 0; i < outline->count; i++)
		if (outline->at[i].table.column_count > most)
			most = outline->at[i].table.column_count;
	return most;
}

/* Fills the record up to `count` fields, of which it has `filled`. */
static void
end_record(struct csv *csv, size_t filled, size_t count)
{
	for (size_t i = filled; i < count; i++)
		csv_field(csv, NULL);
	csv_end_record(csv);
}

static void
add_line(struct csv *csv, const char *text, size_t count)
{
	csv_field(csv, text);
	end_record(csv, 1, count);
}

static void
add_table(struct csv *csv, const struct report_table *table, size_t count)
{
	for (size_t i = 0; i < table->column_count; i++)
		csv_field(csv, table->columns[i]);
	end_record(csv, table->column_count, count);
	for (size_t row = 0; row < report_table_rows(table); row++) {
		for (size_t i = 0; i < table->column_count; i++)
			csv_field(csv,
			    report_cell_plain(csv->buffer.arena,
				report_table_cell(table, row, i)));
		end_record(csv, table->column_count, count);
	}
}

struct text
report_csv(struct arena *arena, const struct report_outline *outline)
{
	struct csv csv = csv_begin(arena);
	size_t count = widest(outline);

	add_line(&csv, outline->title, count);
	for (size_t i = 0; i < outline->count; i++) {
		const struct report_block *block = &outline->at[i];

		if (block->kind == REPORT_TABLE)
			add_table(&csv, &block->table, count);
		else
			add_line(&csv, block->text, count);
	}
	return buffer_text(&csv.buffer);
}
