#include "typeset/cells.h"

#include "read/decision.h"
#include "typeset/box.h"
#include "typeset/column_demand.h"
#include "typeset/inline.h"
#include "typeset/layout_context.h"

static enum adjust
adjust_of(const struct cell *cell, const struct column *column)
{
	enum align align = column->align;

	if (cell->node->head || align == ALIGN_CENTRE ||
	    cell->node->column_span > 1)
		return ADJUST_CENTRE;
	return align == ALIGN_RIGHT ? ADJUST_RIGHT : ADJUST_LEFT;
}

/* In a centred column the widest number is centred. */
static int
number_shift(const struct layout_context *layout_context,
    const struct cell *cell, const struct column *column)
{
	int fraction = number_fraction(layout_context, &cell->words);

	if (cell->style.adjust == ADJUST_RIGHT)
		return column->fraction > fraction ? column->fraction - fraction
						   : 0;
	if (cell->style.adjust == ADJUST_CENTRE && column->fraction > 0) {
		int integer = cell->lines.at[0].width - fraction;

		return (column->fraction - fraction -
			   (column->integer - integer)) /
		    2;
	}
	return 0;
}

void
cell_layout(const struct layout_context *layout_context,
    const struct columns *columns, struct cell *cell)
{
	const struct node *node = cell->node;
	const struct column *first = &columns->at[node->column];
	const struct column *last = first + node->column_span - 1;
	struct paragraph_tags tags = {.text = cell->tag};
	struct inlines inlines =
	    inlines_of(layout_context, node, &node->runs, 0, &tags);
	int measure;

	cell->x = first->x;
	cell->width = last->x + last->width - first->x;
	cell->parts = inlines.parts;
	cell->style = (struct paragraph_style) {
	    .type = {columns->size, node->head ? RUN_BOLD : 0},
	    .adjust = adjust_of(cell, first),
	    .leading = CELL_LEADING,
	};
	measure = cell->width - 2 * CELL_PADDING;
	cell->words = words_make(
	    layout_context, &inlines.runs, cell->style.type, measure);
	cell->lines = lines_break(layout_context->scratch,
	    layout_context->scratch, &cell->words,
	    (struct measure) {measure, 0, cell->style.adjust});
	if (first->numeric && node->column_span == 1 && !node->head &&
	    cell->lines.count == 1)
		cell->shift = number_shift(layout_context, cell, first);
}

void
cell_draw(const struct layout_context *layout_context, struct box *box,
    struct cell *cell, size_t count, int y)
{
	struct drawn_line drawn = {.words = &cell->words,
	    .style = &cell->style,
	    .tags = {.text = cell->tag, .parts = cell->parts},
	    .x = cell->x + CELL_PADDING - cell->shift,
	    .width = cell->width - 2 * CELL_PADDING,
	    .base = style_base_line(&cell->style)};

	if (cell->lines.count == 0)
		box_add(layout_context->boxes, box,
		    (struct mark) {.kind = MARK_EMPTY,
			.x = drawn.x,
			.y = y,
			.tag = cell->tag});
	while (count-- > 0 && cell->drawn < cell->lines.count) {
		drawn.line = &cell->lines.at[cell->drawn];
		drawn.y = y;
		drawn.follows = cell->drawn++ > 0;
		paragraph_draw(layout_context, box, &drawn);
		y += style_line_height(&cell->style);
	}
}

int
cell_line_height(const struct columns *columns)
{
	struct paragraph_style style = {
	    .type = {columns->size, 0}, .leading = CELL_LEADING};

	return style_line_height(&style);
}
