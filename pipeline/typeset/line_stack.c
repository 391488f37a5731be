#include "typeset/line_stack.h"

#include "base/arena.h"
#include "read/runs.h"
#include "typeset/box.h"
#include "typeset/layout_context.h"
#include "typeset/paragraph.h"

enum { LEADING = 115, RULE = 700, RULE_GAP = 2000 };

static void
continue_in_next_box(struct line_stack *stack)
{
	struct box *box = stack->box;
	bool landscape = box->landscape;

	if (box->height < stack->y)
		box->height = stack->y;
	box = boxes_add(stack->layout_context->boxes, stack->boxes);
	box->landscape = landscape;
	stack->box = box;
	stack->y = 0;
}

static void
add_line(struct line_stack *stack, const struct words *words,
    const struct line *line, const struct paragraph_style *style, bool follows)
{
	int height = style_line_height(style);
	struct drawn_line drawn = {.words = words,
	    .line = line,
	    .style = style,
	    .tags = {.text = stack->tag,
		.continued = stack->used == stack->tag},
	    .x = stack->x,
	    .width = stack->width,
	    .base = style_base_line(style),
	    .follows = follows};

	if (stack->boxes != NULL && stack->y + height > stack->max_height)
		continue_in_next_box(stack);
	drawn.y = stack->y;
	paragraph_draw(stack->layout_context, stack->box, &drawn);
	stack->used = stack->tag;
	stack->y += height;
	if (line->width > stack->widest)
		stack->widest = line->width;
}

void
line_stack_add(
    struct line_stack *stack, struct value value, struct type_size type)
{
	const struct layout_context *layout_context = stack->layout_context;
	struct paragraph_style style = {.type = type,
	    .adjust = stack->adjust,
	    .ink = stack->ink,
	    .leading = LEADING,
	    .alone = stack->alone};
	struct runs runs;
	struct words words;
	struct lines lines;

	if (value.text == NULL)
		return;
	runs = runs_of(layout_context->scratch, value.text, 0, value.span);
	words = words_make(layout_context, &runs, type, stack->width);
	lines = lines_break(layout_context->scratch, layout_context->scratch,
	    &words, (struct measure) {stack->width, 0, stack->adjust});
	stack->widest = 0;
	for (size_t i = 0; i < lines.count; i++)
		add_line(stack, &words, &lines.at[i], &style, i > 0);
	arena_reset(layout_context->scratch);
}

void
line_stack_rule(struct line_stack *stack, int part, int whole)
{
	int width = (int)((int64_t)stack->widest * part / whole);

	box_rule(stack->layout_context->boxes, stack->box,
	    stack->x + (stack->width - width) / 2, stack->y + RULE_GAP, width,
	    RULE);
	stack->y += RULE_GAP + RULE;
}
