#include "typeset/table.h"

#include "base/arena.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/column_demand.h"
#include "typeset/layout_context.h"
#include "typeset/rows.h"

enum { ABOVE = 8000 };

static bool
has_spanning_head(const struct node *table)
{
	for (const struct node *row = table->first; row != NULL && row->head;
	     row = row->next)
		for (const struct node *cell = row->first; cell != NULL;
		     cell = cell->next)
			if (cell->column_span > 1 || cell->row_span > 1)
				return true;
	return false;
}

/* The head is repeated unless it is higher than a quarter of the paper. */
static void
set_heads(
    const struct table_layout *layout, struct boxes *rows, size_t head_count)
{
	struct table_frame *frame = layout->frame;

	frame->left = 0;
	frame->width = layout->width + ROW_RULE;
	for (size_t i = 0; i < head_count; i++) {
		frame->head_height += rows->at[i].height;
		if (i + 1 < rows->count)
			rows->at[i].penalty = BREAK_NEVER;
	}
	frame->heads = rows->at;
	frame->head_count = head_count;
	if (frame->head_height > layout->split_height) {
		frame->head_height = 0;
		frame->head_count = 0;
	}
}

/* Discourages a page break after the first row, and one before the last. */
static void
discourage_break(struct boxes *rows, size_t end)
{
	if (end > 0 && end < rows->count &&
	    rows->at[end - 1].penalty == BREAK_FREE)
		rows->at[end - 1].penalty = BREAK_UNWANTED;
}

/* The heading of a group is kept with the row after it. */
static void
add_rows(const struct table_layout *layout, struct boxes *rows,
    const struct node *table)
{
	const struct node *row = table->first;
	size_t head_count = 0, first_end = 0, last_start = 0;

	while (row != NULL) {
		const struct node *next = row->next;
		size_t start = rows->count;

		if (!row->head || !row_is_empty(row)) {
			bool head = row->head;

			next = rows_add(layout, rows, row);
			if (head)
				head_count = rows->count;
			else if (first_end == 0)
				first_end = rows->count;
			else
				last_start = start;
		}
		if (row_heads_group(row) && next != NULL)
			rows->at[rows->count - 1].penalty = BREAK_NEVER;
		row = next;
	}
	discourage_break(rows, first_end);
	discourage_break(rows, last_start);
	set_heads(layout, rows, head_count);
}

void
table_set(const struct layout_context *layout_context, struct boxes *boxes,
    const struct node *table, const struct tag *tag)
{
	struct table_layout layout = {.layout_context = layout_context,
	    .columns = columns_choose(layout_context, table),
	    .frame = arena_alloc(layout_context->arena, sizeof *layout.frame),
	    .head = tag_new(layout_context, TAG_THEAD, tag),
	    .body = tag_new(layout_context, TAG_TBODY, tag)};
	struct boxes rows = {0};
	size_t first = boxes->count;

	if (layout.columns.count == 0)
		return; /* or each of its words would be reported as too wide */
	if (has_spanning_head(table))
		layout.header_cells = arena_alloc(layout_context->arena,
		    table->columns * sizeof *layout.header_cells);
	for (size_t i = 0; i < layout.columns.count; i++)
		layout.width += layout.columns.at[i].width;
	layout.width -= ROW_RULE; /* the right rule is within the measure */
	layout.split_height = layout_context->look->paper_height / 4;
	add_rows(&layout, &rows, table);
	boxes_append(layout_context->boxes, boxes, &rows);
	if (boxes->count == first)
		return;
	boxes->at[first].above = ABOVE;
	box_rule(layout_context->boxes, &boxes->at[boxes->count - 1], 0,
	    boxes->at[boxes->count - 1].height, layout.width + ROW_RULE,
	    ROW_RULE);
}
