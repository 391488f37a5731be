#include "typeset/stack.h"

#include "base/arena.h"
#include "read/runs.h"
#include "typeset/paragraph.h"
#include "typeset/setting.h"
#include "typeset/slab.h"

enum { LEADING = 115, RULE = 700, RULE_GAP = 2000 };

static void
go_on(struct stack *stack)
{
	struct slab *slab = stack->slab;
	bool landscape = slab->landscape;

	if (slab->height < stack->y)
		slab->height = stack->y;
	slab = slabs_add(stack->setting->slabs, stack->slabs);
	slab->landscape = landscape;
	stack->slab = slab;
	stack->y = 0;
}

static void
add_line(struct stack *stack, const struct words *words,
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

	if (stack->slabs != NULL && stack->y + height > stack->most)
		go_on(stack);
	drawn.y = stack->y;
	paragraph_draw(stack->setting, stack->slab, &drawn);
	stack->used = stack->tag;
	stack->y += height;
	if (line->width > stack->widest)
		stack->widest = line->width;
}

void
stack_add(struct stack *stack, struct value value, struct type_size type)
{
	const struct setting *setting = stack->setting;
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
	runs = runs_of(setting->scratch, value.text, 0, value.span);
	words = words_make(setting, &runs, type, stack->width);
	lines = lines_break(setting->scratch, setting->scratch, &words,
	    (struct measure) {stack->width, 0, stack->adjust});
	stack->widest = 0;
	for (size_t i = 0; i < lines.count; i++)
		add_line(stack, &words, &lines.at[i], &style, i > 0);
	arena_reset(setting->scratch);
}

void
stack_rule(struct stack *stack, int part, int whole)
{
	int width = (int)((int64_t)stack->widest * part / whole);

	slab_rule(stack->setting->slabs, stack->slab,
	    stack->x + (stack->width - width) / 2, stack->y + RULE_GAP, width,
	    RULE);
	stack->y += RULE_GAP + RULE;
}
