#include "typeset/rows.h"

#include "base/arena.h"
#include "read/decision.h"
#include "typeset/cells.h"
#include "typeset/column_demand.h"
#include "typeset/layout_context.h"

enum { MIN_DIVIDED_LINES = 4 };

/* Rows that are laid out together: a single row, or those joined by spanning
   cells. */
struct group {
	struct cell *cells; /* row by row */
	size_t count;
	const struct node **rows;
	size_t row_count;
	size_t *lines; /* number of lines of each row */
	bool divided;  /* a page may break between its lines */
};

static size_t
count_group(const struct node *first)
{
	size_t count = 1, at = 0;

	for (const struct node *row = first; row != NULL && at < count;
	     row = row->next, at++)
		for (const struct node *cell = row->first; cell != NULL;
		     cell = cell->next)
			if (at + (size_t)cell->row_span > count)
				count = at + (size_t)cell->row_span;
	return count;
}

/* Sets the header cells of a cell. A cell of the head becomes a header cell of
   its columns. */
static void
set_headers(
    const struct table_layout *layout, const struct node *node, struct tag *tag)
{
	struct arena *arena = layout->layout_context->arena;
	struct header_cells own = {0};

	if (layout->header_cells == NULL)
		return;
	for (int i = 0; i < node->column_span; i++) {
		struct header_cells *header_cells =
		    &layout->header_cells[node->column + (size_t)i];

		for (size_t j = 0; j < header_cells->count; j++) {
			const struct tag *above = header_cells->at[j];

			if (own.count > 0 && own.at[own.count - 1] == above)
				continue;
			own.at = arena_more(arena, own.at, own.count, &own.room,
			    sizeof *own.at);
			own.at[own.count++] = above;
		}
		if (!node->head)
			continue;
		header_cells->at =
		    arena_more(arena, header_cells->at, header_cells->count,
			&header_cells->room, sizeof *header_cells->at);
		header_cells->at[header_cells->count++] = tag;
	}
	tag->headers = own.at;
	tag->header_count = own.count;
}

static void
layout_row(const struct table_layout *layout, struct group *group, size_t row)
{
	const struct layout_context *layout_context = layout->layout_context;
	const struct node *node = group->rows[row];
	const struct tag *parent = tag_new(
	    layout_context, TAG_TR, node->head ? layout->head : layout->body);

	for (const struct node *from = node->first; from != NULL;
	     from = from->next) {
		struct cell *cell = &group->cells[group->count++];
		struct tag *tag = tag_new(
		    layout_context, from->head ? TAG_TH : TAG_TD, parent);

		*cell = (struct cell) {.node = from, .row = row, .tag = tag};
		tag->columns = from->column_span;
		tag->rows = from->row_span;
		set_headers(layout, from, tag);
		cell_layout(layout_context, &layout->columns, cell);
	}
}

static size_t
last_row(const struct cell *cell)
{
	return cell->row + (size_t)cell->node->row_span - 1;
}

/* The number of lines that the rows of a spanning cell have room for. If they
   are not divided, the gaps between the rows count as well. */
static size_t
lines_of_rows(const struct table_layout *layout, const struct group *group,
    const struct cell *cell)
{
	size_t lines = 0, rows = (size_t)cell->node->row_span;

	for (size_t i = cell->row; i <= last_row(cell); i++)
		lines += group->lines[i];
	if (!group->divided)
		lines += (rows - 1) * 2 * CELL_GAP /
		    (size_t)cell_line_height(&layout->columns);
	return lines;
}

/* A row is as high as its own cells need. If a spanning cell needs more, the
   last row that it spans is higher. */
static void
count_lines(const struct table_layout *layout, struct group *group)
{
	for (size_t i = 0; i < group->row_count; i++)
		group->lines[i] = 1;
	for (size_t i = 0; i < group->count; i++) {
		const struct cell *cell = &group->cells[i];

		if (cell->node->row_span == 1 &&
		    cell->lines.count > group->lines[cell->row])
			group->lines[cell->row] = cell->lines.count;
	}
	for (size_t i = 0; i < group->count; i++) {
		const struct cell *cell = &group->cells[i];
		size_t lines;

		if (cell->node->row_span == 1)
			continue;
		lines = lines_of_rows(layout, group, cell);
		if (cell->lines.count > lines)
			group->lines[last_row(cell)] +=
			    cell->lines.count - lines;
	}
}

static bool
is_tall(const struct table_layout *layout, size_t lines)
{
	return lines >= MIN_DIVIDED_LINES &&
	    (int64_t)lines * cell_line_height(&layout->columns) >
	    layout->split_height;
}

static void
size_rows(const struct table_layout *layout, struct group *group)
{
	size_t sum = 0;

	group->divided = false;
	count_lines(layout, group);
	for (size_t i = 0; i < group->row_count; i++)
		sum += group->lines[i];
	if (!is_tall(layout, sum))
		return;
	group->divided = true;
	count_lines(layout, group);
}

/* A part of a row, with its lines from `first` up to `end`. */
struct band {
	size_t row, first, end;
	bool last; /* of the row */
};

static bool
covers(const struct cell *cell, size_t row)
{
	return cell->row <= row && row <= last_row(cell);
}

static int
rows_height(const struct table_layout *layout, const struct group *group,
    const struct cell *cell)
{
	int height = 0;

	for (size_t i = cell->row; i <= last_row(cell); i++)
		height += 2 * CELL_GAP +
		    (int)group->lines[i] * cell_line_height(&layout->columns);
	return height;
}

/* The text of head cells is centred vertically; that of others is
   at the top. */
static int
text_top(const struct table_layout *layout, const struct group *group,
    const struct cell *cell)
{
	int height =
	    (int)cell->lines.count * cell_line_height(&layout->columns);

	if (!cell->node->head || group->divided)
		return CELL_GAP;
	return (rows_height(layout, group, cell) - height) / 2;
}

static void
draw_text(const struct table_layout *layout, const struct group *group,
    struct box *box, struct cell *cell, const struct band *band)
{
	size_t count = band->end - band->first;
	bool starts = band->row == cell->row && band->first == 0;
	int y = band->first == 0 ? CELL_GAP : 0;

	if (starts)
		y = text_top(layout, group, cell);
	if (!group->divided && cell->node->row_span > 1)
		count = starts ? cell->lines.count : 0;
	if (starts || cell->lines.count > 0)
		cell_draw(layout->layout_context, box, cell, count, y);
}

/* The rules above the cells that begin here, and on the left of each cell. */
static void
draw_borders(const struct table_layout *layout, const struct group *group,
    struct box *box, const struct band *band)
{
	struct arena *arena = layout->layout_context->boxes;
	int start = 0, end = -1;

	for (size_t i = 0; i < group->count; i++) {
		const struct cell *cell = &group->cells[i];

		if (!covers(cell, band->row))
			continue;
		box_rule(arena, box, cell->x, 0, ROW_RULE, box->height);
		if (band->first > 0 || cell->row != band->row)
			continue;
		if (cell->x != end) {
			if (end > start)
				box_rule(arena, box, start, 0,
				    end - start + ROW_RULE, ROW_RULE);
			start = cell->x;
		}
		end = cell->x + cell->width;
		if (end > layout->width)
			end = layout->width;
	}
	if (end > start)
		box_rule(
		    arena, box, start, 0, end - start + ROW_RULE, ROW_RULE);
	box_rule(arena, box, layout->width, 0, ROW_RULE, box->height);
}

static size_t
count_covering(const struct group *group, size_t row)
{
	size_t count = 0;

	for (size_t i = 0; i < group->count; i++)
		count += covers(&group->cells[i], row);
	return count;
}

/* The cells in the row, including those that began in rows above, from left to
   right. */
static struct cell **
list_covering(
    const struct table_layout *layout, const struct group *group, size_t row)
{
	struct cell **list = arena_alloc(layout->layout_context->scratch,
	    (group->count + 1) * sizeof(struct cell *));
	size_t count = 0;

	for (size_t i = 0; i < group->count; i++) {
		size_t at = count;

		if (!covers(&group->cells[i], row))
			continue;
		while (at > 0 && list[at - 1]->x > group->cells[i].x) {
			list[at] = list[at - 1];
			at--;
		}
		list[at] = &group->cells[i];
		count++;
	}
	return list;
}

static void
add_band(const struct table_layout *layout, struct boxes *boxes,
    const struct group *group, const struct band *band)
{
	struct arena *arena = layout->layout_context->boxes;
	const struct node *row = group->rows[band->row];
	struct box *box = boxes_add(arena, boxes);
	struct cell **cells = list_covering(layout, group, band->row);

	box->height = (band->first == 0 ? CELL_GAP : 0) +
	    cell_line_height(&layout->columns) *
		(int)(band->end - band->first) +
	    (band->last ? CELL_GAP : 0);
	box->frame = layout->frame;
	box->is_head = row->head;
	box->continues = band->first > 0;
	box->landscape = layout->columns.landscape;
	box->span = row->span;
	box->cell_count = count_covering(group, band->row);
	box->cells = arena_alloc(arena, box->cell_count * sizeof *box->cells);
	draw_borders(layout, group, box, band);
	for (size_t i = 0; i < box->cell_count; i++) {
		box->cells[i] = box->count;
		draw_text(layout, group, box, cells[i], band);
	}
}

/* Keeps at least two lines of a divided row together. */
static int
band_penalty(size_t index, size_t count)
{
	return index == 0 || index + 2 >= count ? BREAK_NEVER : BREAK_UNWANTED;
}

static void
add_bands(const struct table_layout *layout, struct boxes *boxes,
    const struct group *group, size_t row)
{
	size_t lines = group->lines[row];
	size_t step = is_tall(layout, lines) ? 1 : lines;
	int between = group->divided ? BREAK_UNWANTED : BREAK_NEVER;

	for (size_t i = 0; i < lines; i += step) {
		struct band band = {row, i, i + step, i + step == lines};

		add_band(layout, boxes, group, &band);
		if (!band.last)
			boxes->at[boxes->count - 1].penalty =
			    band_penalty(i, lines);
		else if (row + 1 < group->row_count)
			boxes->at[boxes->count - 1].penalty = between;
	}
}

const struct node *
rows_add(const struct table_layout *layout, struct boxes *boxes,
    const struct node *row)
{
	struct arena *scratch = layout->layout_context->scratch;
	struct group group = {.row_count = count_group(row)};
	size_t at = 0;

	group.rows = arena_alloc(scratch, group.row_count * sizeof *group.rows);
	group.lines =
	    arena_alloc(scratch, group.row_count * sizeof *group.lines);
	group.cells = arena_alloc(scratch,
	    group.row_count * layout->columns.count * sizeof *group.cells);
	for (; at < group.row_count && row != NULL; row = row->next, at++) {
		group.rows[at] = row;
		layout_row(layout, &group, at);
	}
	size_rows(layout, &group);
	for (at = 0; at < group.row_count; at++)
		add_bands(layout, boxes, &group, at);
	arena_reset(scratch);
	return row;
}
