#include "typeset/drawn.h"

#include <assert.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "number/issue.h"
#include "read/profile.h"
#include "typeset/face.h"
#include "typeset/layout_context.h"

enum {
	HEAD_RULE = 500,
	HEAD_RULE_GAP = 7000, /* between the rule and the text below */
	HEAD_GAP = 5000,      /* between the rule and the base line above */
	DRAFT_PARTS = 7, /* size of the watermark: the width of the page divided
			    by this */
};

static int
width_of(const struct shape *shape, int size)
{
	return (int)((int64_t)shape->width * size / 1000);
}

/* The text up to a space; empty if it begins with one. */
static struct text
first_word(struct text text)
{
	size_t length = 0;

	while (length < text.length && text.at[length] != ' ')
		length++;
	return text_part(text, 0, length);
}

bool
drawn_check(
    const struct layout_context *layout_context, struct value value, int style)
{
	struct text rest = text_of(value.text);
	bool good = true;

	while (rest.length > 0) {
		struct text word = first_word(rest), after = word;
		const struct shape *shape;

		rest = text_part(rest, word.length, rest.length);
		if (word.length == 0) {
			rest = text_part(rest, 1, rest.length);
			continue;
		}
		shape = faces_shape(layout_context->faces, style, word);
		if (shape != NULL) {
			rest.at = word.at + shape->text.length;
			rest.length += word.length - shape->text.length;
			continue;
		}
		good = false;
		utf8_next(&after);
		diag_error(layout_context->diag, CODE_GLYPH_MISSING, value.span,
		    "no font of the manifest has “%.*s”, to be drawn on every "
		    "page",
		    (int)(word.length - after.length), word.at);
	}
	return good;
}

int
drawn_text(const struct layout_context *layout_context, struct page *page,
    const char *text, struct drawn_style style, int x, int y)
{
	struct text rest = text_of(text);
	int space =
	    (int)((int64_t)faces_space(layout_context->faces, style.face) *
		style.size / 1000);
	struct mark mark = {.kind = MARK_TEXT, .ink = style.ink, .y = y};

	mark.text.size = style.size;
	while (rest.length > 0) {
		struct text word = first_word(rest);

		if (word.length == 0) {
			rest = text_part(rest, 1, rest.length);
			x += space;
			mark.text.after_space = true;
			continue;
		}
		mark.text.shape =
		    faces_shape(layout_context->faces, style.face, word);
		assert(mark.text.shape != NULL); /* checked by drawn_check */
		mark.x = x;
		if (page != NULL)
			page_add(layout_context->arena, page, mark);
		x += width_of(mark.text.shape, style.size);
		mark.text.after_space = false;
		rest =
		    text_part(rest, mark.text.shape->text.length, rest.length);
	}
	return x;
}

int
drawn_width(const struct layout_context *layout_context, const char *text,
    struct drawn_style style)
{
	return drawn_text(layout_context, NULL, text, style, 0, 0);
}

void
drawn_draft(const struct layout_context *layout_context, struct page *page)
{
	const char *text = layout_context->look->draft.text;
	struct drawn_style style = {
	    FACE_BOLD, page->width / DRAFT_PARTS, INK_GREY};
	int width = drawn_width(layout_context, text, style);

	drawn_text(layout_context, page, text, style, (page->width - width) / 2,
	    page->height / 2);
}

void
drawn_running_head(const struct layout_context *layout_context,
    const struct issue *issue, struct page *page)
{
	const struct look *look = layout_context->look;
	struct arena *arena = layout_context->arena;
	const char *text = arena_format(arena, "%s/Số %s/Ngày %s",
	    issue->profile->gazette.text, issue->label,
	    date_short(arena, issue->date));
	const char *folio = arena_format(arena, "%d", page->number);
	int left = look->margin_left, right = page->width - look->margin_right;
	struct drawn_style style = {.size = look->head_size};
	int y = look->margin_top - HEAD_RULE_GAP;
	int base = y - HEAD_GAP;
	int width = drawn_width(layout_context, text, style);
	int folio_x = page->number % 2 == 0
	    ? left
	    : right - drawn_width(layout_context, folio, style);

	if (page->number % 2 == 0)
		drawn_text(layout_context, page, folio, style, folio_x, base);
	drawn_text(layout_context, page, text, style,
	    (left + right - width) / 2, base);
	if (page->number % 2 != 0)
		drawn_text(layout_context, page, folio, style, folio_x, base);
	if (look->head_rule)
		page_add(arena, page,
		    (struct mark) {.kind = MARK_RULE,
			.x = left,
			.y = y,
			.rule = {right - left, HEAD_RULE}});
}
