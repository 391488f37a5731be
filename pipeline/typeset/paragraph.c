#include "typeset/paragraph.h"

#include "base/arena.h"
#include "read/runs.h"
#include "typeset/face.h"
#include "typeset/layout_context.h"

int
style_line_height(const struct paragraph_style *style)
{
	return (int)((int64_t)style->type.size * style->leading / 100);
}

/* The middle of the letters, 0.3 em above the base line, is in the middle of
   the line. */
int
style_base_line(const struct paragraph_style *style)
{
	return style_line_height(style) / 2 + style->type.size * 3 / 10;
}

/* The x where the line begins. */
static int
start_of(const struct drawn_line *drawn, int indent)
{
	const struct line *line = drawn->line;
	int free = drawn->width - indent - line->width;

	switch (drawn->style->adjust) {
	case ADJUST_CENTRE:
		return drawn->x + indent + free / 2;
	case ADJUST_RIGHT:
		return drawn->x + indent + free;
	case ADJUST_JUSTIFY:
	case ADJUST_LEFT:
		break;
	}
	return drawn->x + indent;
}

/* The extra width of the gaps before the n-th; it is spread evenly. */
static int
extra_before(const struct drawn_line *drawn, int indent, int gap)
{
	const struct line *line = drawn->line;
	int64_t extra = drawn->width + line->hang - indent - line->width;

	return line->filled ? (int)(extra * gap / line->gaps) : 0;
}

/* The length of the word in bytes, with the space after it. */
static size_t
text_length(const struct words *words, const struct word *word)
{
	size_t length = word->gap == GAP_NONE ? 0 : 1;

	for (size_t i = 0; i < word->count; i++)
		length += words->fragments[word->first + i].shape->text.length;
	return length;
}

static void
draw_word(const struct layout_context *layout_context, struct box *box,
    const struct drawn_line *drawn, const struct word *word, struct mark mark)
{
	const struct tag *tag = mark.tag;

	for (size_t i = 0; i < word->count; i++) {
		const struct fragment *fragment =
		    &drawn->words->fragments[word->first + i];

		mark.tag = fragment->part == 0
		    ? tag
		    : drawn->tags.parts[fragment->part - 1];
		mark.y = drawn->y + drawn->base - fragment->rise;
		mark.text.shape = fragment->shape;
		mark.text.size = fragment->size;
		mark.text.span = fragment->span;
		box_add(layout_context->boxes, box, mark);
		mark.x += fragment->width;
		mark.text.after_space = false;
	}
	if (word->note != NULL)
		box_add_note(layout_context->boxes, box, word->note);
}

void
paragraph_draw(const struct layout_context *layout_context, struct box *box,
    const struct drawn_line *drawn)
{
	const struct line *line = drawn->line;
	const struct words *words = drawn->words;
	int indent = drawn->follows ? 0 : drawn->style->first;
	int x = start_of(drawn, indent), gap = 0;
	size_t label = /* bytes of it that are still to be drawn */
	    drawn->follows ? 0 : drawn->tags.label_length;

	for (size_t i = 0; i < line->count; i++) {
		size_t index = line->first + i;
		const struct word *word = &words->at[index];
		size_t length = label > 0 ? text_length(words, word) : 0;
		struct mark mark = {.kind = MARK_TEXT,
		    .ink = drawn->style->ink,
		    .alone = drawn->style->alone,
		    .tag = label > 0 ? drawn->tags.label : drawn->tags.text};

		mark.x = x + extra_before(drawn, indent, gap);
		mark.text.after_space = index > 0
		    ? words->at[index - 1].gap != GAP_NONE
		    : drawn->tags.continued;
		draw_word(layout_context, box, drawn, word, mark);
		label -= length < label ? length : label;
		x += word->width;
		if (word->gap == GAP_NONE)
			continue;
		x += word->space;
		gap++;
	}
}

static size_t
count_fragments(const struct words *words, const struct line *line)
{
	size_t count = 0;

	for (size_t i = 0; i < line->count; i++)
		count += words->at[line->first + i].count;
	return count;
}

static int
penalty_after(size_t index, size_t count, bool keep_next)
{
	if (index + 1 == count)
		return keep_next ? BREAK_NEVER : BREAK_FREE;
	if (keep_next || index == 0 || index + 2 >= count)
		return BREAK_NEVER;
	return BREAK_FREE;
}

static struct span
span_of_runs(const struct runs *runs)
{
	struct span span = {NULL, 0, 0};

	for (size_t i = 0; i < runs->count; i++)
		span = span_join(span, runs->at[i].span);
	return span;
}

void
paragraph_set(const struct layout_context *layout_context, struct boxes *boxes,
    const struct runs *runs, const struct paragraph_style *style,
    struct paragraph_tags tags, int width)
{
	int measure = width - style->left - style->right;
	struct words words = words_make(
	    layout_context, runs, style->type, measure - style->first);
	struct lines lines = lines_break(layout_context->scratch,
	    layout_context->scratch, &words,
	    (struct measure) {measure, style->first, style->adjust});
	struct span span = span_of_runs(runs);

	for (size_t i = 0; i < lines.count; i++) {
		struct box *box = boxes_add(layout_context->boxes, boxes);
		struct drawn_line drawn = {.words = &words,
		    .line = &lines.at[i],
		    .style = style,
		    .tags = tags,
		    .x = style->left,
		    .width = measure,
		    .base = style_base_line(style),
		    .follows = i > 0};

		box_reserve(layout_context->boxes, box,
		    count_fragments(&words, &lines.at[i]));
		box->above = i == 0 ? style->above : 0;
		box->height = style_line_height(style);
		box->adjust = style->adjust;
		box->penalty = penalty_after(i, lines.count, style->keep_next);
		box->span = span;
		paragraph_draw(layout_context, box, &drawn);
	}
	arena_reset(layout_context->scratch);
}
