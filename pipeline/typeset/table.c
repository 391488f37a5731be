#include "typeset/table.h"

#include "base/arena.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/columns.h"
#include "typeset/inline.h"
#include "typeset/paginate.h"
#include "typeset/paragraph.h"
#include "typeset/setting.h"

enum { RULE = 500, ABOVE = 8000, LEADING = 120 };

struct laying {
	const struct setting *setting;
	struct columns columns;
	struct frame *frame;
	const struct tag *head, *body; /* THead, TBody */
	int width;		       /* of the whole table */
	int divide; /* rows higher than this may be divided */
};

/* A cell that is broken into lines. */
struct cell {
	const struct node *node;
	int x, width; /* with padding */
	struct paragraph_style style;
	struct words words;
	struct lines lines;
	const struct tag *tag;
	const struct tag *const *parts; /* of its text */
};

static enum adjust
adjust_of(const struct node *node, enum align align)
{
	if (node->head)
		return ADJUST_CENTRE;
	if (align == ALIGN_CENTRE)
		return ADJUST_CENTRE;
	return align == ALIGN_RIGHT ? ADJUST_RIGHT : ADJUST_LEFT;
}

static void
lay_cell(const struct laying *laying, struct cell *cell, enum align align,
    int span, const struct tag *row)
{
	const struct setting *setting = laying->setting;
	int measure = cell->width - 2 * CELL_PADDING;
	struct tag *tag =
	    tag_new(setting, cell->node->head ? TAG_TH : TAG_TD, row);
	struct inlines inlines =
	    inlines_of(setting, cell->node, &cell->node->runs, 0, tag);

	cell->parts = inlines.parts;
	tag->columns = span;
	tag->rows = cell->node->row_span;
	cell->tag = tag;
	cell->style = (struct paragraph_style) {
	    .type = {laying->columns.size, cell->node->head ? RUN_BOLD : 0},
	    .adjust = adjust_of(cell->node, align),
	    .leading = LEADING,
	};
	cell->words =
	    words_make(setting, &inlines.runs, cell->style.type, measure);
	cell->lines = lines_break(setting->scratch, setting->scratch,
	    &cell->words, (struct measure) {measure, 0, cell->style.adjust});
}

/* A group's head stretches over the empty cells after it. */
static size_t
lay_cells(const struct laying *laying, const struct node *row,
    struct cell *cells, const struct tag *tag)
{
	const struct node *group = row_group_cell(row);
	const struct columns *columns = &laying->columns;
	size_t count = 0;
	int x = 0;

	for (const struct node *node = row->first; node != NULL;
	     node = node->next) {
		struct cell *cell = &cells[count++];
		int left = (int)(columns->count - node->column);

		*cell = (struct cell) {.node = node, .x = x};
		if (node == group) {
			cell->width = laying->width - x;
			lay_cell(laying, cell, ALIGN_LEFT, left, tag);
			break;
		}
		cell->width = columns->widths[node->column];
		lay_cell(laying, cell, columns->aligns[node->column],
		    node->column_span, tag);
		x += cell->width;
	}
	return count;
}

static void
draw_borders(const struct laying *laying, struct slab *slab,
    const struct cell *cells, size_t count, bool top)
{
	struct arena *arena = laying->setting->arena;

	if (top)
		slab_rule(arena, slab, 0, 0, laying->width + RULE, RULE);
	for (size_t i = 0; i < count; i++)
		slab_rule(arena, slab, cells[i].x, 0, RULE, slab->height);
	slab_rule(arena, slab, laying->width, 0, RULE, slab->height);
}

/* Lines `first` up to `end` of a cell, from y downwards. */
static void
draw_cell(const struct laying *laying, struct slab *slab,
    const struct cell *cell, size_t first, size_t end, int y)
{
	struct drawn_line drawn = {.words = &cell->words,
	    .style = &cell->style,
	    .tags = {.text = cell->tag, .parts = cell->parts},
	    .x = cell->x + CELL_PADDING,
	    .width = cell->width - 2 * CELL_PADDING,
	    .base = style_base_line(&cell->style)};

	if (cell->lines.count == 0 && first == 0)
		slab_add(laying->setting->arena, slab,
		    (struct mark) {.kind = MARK_EMPTY,
			.x = drawn.x,
			.y = y,
			.tag = cell->tag});
	for (size_t i = first; i < end && i < cell->lines.count; i++) {
		drawn.line = &cell->lines.at[i];
		drawn.y = y;
		drawn.follows = i > 0;
		paragraph_draw(laying->setting, slab, &drawn);
		y += style_line_height(&cell->style);
	}
}

/* One slab with the lines `first` up to `end` of all cells of the row. */
static void
add_band(const struct laying *laying, struct slabs *slabs,
    const struct node *row, const struct cell *cells, size_t count,
    size_t first, size_t end, size_t most)
{
	struct arena *arena = laying->setting->arena;
	struct slab *slab = slabs_add(arena, slabs);
	int line = style_line_height(&cells[0].style);
	int y = first == 0 ? CELL_GAP : 0;

	slab->height =
	    y + line * (int)(end - first) + (end == most ? CELL_GAP : 0);
	slab->frame = laying->frame;
	slab->first_in_frame = row->head;
	slab->continues = first > 0;
	slab->landscape = laying->columns.landscape;
	slab->span = row->span;
	slab->cells = arena_alloc(arena, count * sizeof *slab->cells);
	slab->cell_count = count;
	draw_borders(laying, slab, cells, count, first == 0);
	for (size_t i = 0; i < count; i++) {
		slab->cells[i] = slab->count;
		draw_cell(laying, slab, &cells[i], first, end, y);
	}
}

static int
band_penalty(size_t index, size_t count)
{
	return index == 0 || index + 2 >= count ? BREAK_NEVER : BREAK_UNWANTED;
}

static void
add_row(
    const struct laying *laying, struct slabs *slabs, const struct node *row)
{
	const struct setting *setting = laying->setting;
	const struct tag *tag =
	    tag_new(setting, TAG_TR, row->head ? laying->head : laying->body);
	struct cell *cells = arena_alloc(
	    setting->scratch, laying->columns.count * sizeof *cells);
	size_t count = lay_cells(laying, row, cells, tag), most = 1;
	int line = style_line_height(&cells[0].style);

	for (size_t i = 0; i < count; i++)
		if (cells[i].lines.count > most)
			most = cells[i].lines.count;
	if (line * (int)most <= laying->divide || most < 4) {
		add_band(laying, slabs, row, cells, count, 0, most, most);
	} else {
		for (size_t i = 0; i < most; i++) {
			add_band(
			    laying, slabs, row, cells, count, i, i + 1, most);
			if (i + 1 < most)
				slabs->at[slabs->count - 1].penalty =
				    band_penalty(i, most);
		}
	}
	arena_reset(setting->scratch);
}

/* The head is repeated unless it would fill half of each page. */
static void
set_heads(const struct laying *laying, struct slabs *rows, size_t head_count)
{
	struct frame *frame = laying->frame;

	frame->left = 0;
	frame->width = laying->width + RULE;
	for (size_t i = 0; i < head_count; i++) {
		frame->head_height += rows->at[i].height;
		rows->at[i].penalty = BREAK_NEVER;
	}
	frame->heads = rows->at;
	frame->head_count = head_count;
	if (frame->head_height > laying->divide) {
		frame->head_height = 0;
		frame->head_count = 0;
	}
}

/* A group's head stays with the row below it. */
static void
add_rows(
    const struct laying *laying, struct slabs *rows, const struct node *table)
{
	size_t head_count = 0;

	for (const struct node *row = table->first; row != NULL;
	     row = row->next) {
		if (row->head && row_is_empty(row))
			continue;
		add_row(laying, rows, row);
		if (row->head)
			head_count = rows->count;
		if (row_group_cell(row) != NULL && row->next != NULL)
			rows->at[rows->count - 1].penalty = BREAK_NEVER;
	}
	set_heads(laying, rows, head_count);
}

void
table_set(const struct setting *setting, struct slabs *slabs,
    const struct node *table, const struct tag *parent)
{
	struct tag *tag = tag_new(setting, TAG_TABLE, parent);
	struct laying laying = {.setting = setting,
	    .columns = columns_choose(setting, table),
	    .frame = arena_alloc(setting->arena, sizeof *laying.frame),
	    .head = tag_new(setting, TAG_THEAD, tag),
	    .body = tag_new(setting, TAG_TBODY, tag)};
	struct slabs rows = {0};
	size_t first = slabs->count;

	for (size_t i = 0; i < laying.columns.count; i++)
		laying.width += laying.columns.widths[i];
	laying.width -= RULE; /* the last rule stands within the measure */
	laying.divide = setting->look->paper_height / 4;
	add_rows(&laying, &rows, table);
	slabs_append(setting->arena, slabs, &rows);
	if (slabs->count == first)
		return;
	slabs->at[first].above = ABOVE;
	slab_rule(setting->arena, &slabs->at[slabs->count - 1], 0,
	    slabs->at[slabs->count - 1].height, laying.width + RULE, RULE);
}
