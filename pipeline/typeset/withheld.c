#include "typeset/withheld.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "number/issue.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/box.h"
#include "typeset/drawn.h"
#include "typeset/face.h"
#include "typeset/layout_context.h"
#include "typeset/line_stack.h"

enum {
	TITLE_SIZE = 16000,
	SIZE = 13000,
	GAP = 12000,
	NUMBER_WIDTH = 34000, /* column of page numbers, as in contents.c */
};

/* As in the contents. */
static const struct drawn_style LINE_STYLE = {.size = 14000};

static void
add_paragraph(struct line_stack *stack, const struct tag *section,
    const char *text, struct type_size type)
{
	stack->tag = tag_new(stack->layout_context, TAG_P, section);
	line_stack_add(stack, (struct value) {.text = text}, type);
	stack->y += GAP;
}

static struct box *
set_notice(const struct layout_context *layout_context,
    const struct withheld *withheld, const struct withheld_page *page)
{
	const struct look *look = layout_context->look;
	struct arena *arena = layout_context->arena;
	const struct tag *section = tag_new(layout_context, TAG_SECT, NULL);
	struct boxes boxes = {0};
	struct line_stack stack = {.layout_context = layout_context,
	    .box = boxes_add(layout_context->boxes, &boxes),
	    .width = page->width - look->margin_left - look->margin_right,
	    .adjust = ADJUST_CENTRE};

	add_paragraph(&stack, section, "VĂN BẢN ĐÃ ĐƯỢC GỠ BỎ",
	    (struct type_size) {TITLE_SIZE, RUN_BOLD});
	add_paragraph(&stack, section,
	    arena_format(arena, "%s %s của %s", withheld->name,
		date_long(arena, withheld->date), withheld->authority),
	    (struct type_size) {SIZE, RUN_BOLD});
	add_paragraph(&stack, section,
	    arena_format(arena, "Gỡ bỏ %s theo yêu cầu của %s.",
		date_long(arena, withheld->since), withheld->by),
	    (struct type_size) {SIZE, 0});
	add_paragraph(&stack, section,
	    arena_format(arena, "Căn cứ: %s", withheld->why),
	    (struct type_size) {SIZE, 0});
	add_paragraph(&stack, section,
	    "Nội dung của trang này không còn được đăng tải.",
	    (struct type_size) {SIZE, RUN_ITALIC});
	stack.box->height = stack.y;
	return stack.box;
}

/* A third of the free space on the page is above the notice. */
static bool
add_page(const struct layout_context *layout_context,
    const struct withheld *withheld, const struct withheld_page *replaced,
    struct page *page)
{
	const struct look *look = layout_context->look;
	int top = look->margin_top;
	int room = replaced->height - top - look->margin_bottom;
	const struct box *box = set_notice(layout_context, withheld, replaced);
	bool fits;

	*page = (struct page) {.width = replaced->width,
	    .height = replaced->height,
	    .number = replaced->number};
	drawn_running_head(layout_context, withheld->issue, page);
	for (size_t i = 0; i < box->count; i++) {
		struct mark mark = box->at[i];

		mark.x += look->margin_left;
		mark.y += top + (room - box->height) / 3;
		page_add(layout_context->arena, page, mark);
	}
	fits = box->height <= room;
	arena_reset(layout_context->boxes);
	if (fits)
		return true;
	diag_error_at(layout_context->diag, CODE_WITHHOLD_LONG, withheld->name,
	    "the reason is longer than a page");
	return false;
}

static void
draw_leader(const struct layout_context *layout_context, struct page *page,
    int x, int right, int y)
{
	int dot = drawn_width(layout_context, ".", LINE_STYLE);
	int count = (right - x) / dot;
	struct buffer dots = {.arena = layout_context->arena};

	if (count <= 0)
		return;
	for (int i = 0; i < count; i++)
		buffer_byte(&dots, '.');
	buffer_byte(&dots, '\0');
	drawn_text(
	    layout_context, page, dots.at, LINE_STYLE, right - count * dot, y);
}

/* "12-3-2024 - Quyết định số 11/2024/QĐ-UBND (đã gỡ bỏ) ……… 6" */
static void
add_line(const struct layout_context *layout_context,
    const struct withheld *withheld, const struct withheld_line *line,
    struct page *page)
{
	struct arena *arena = layout_context->arena;
	const struct tag *tag = tag_new(layout_context, TAG_P, NULL);
	const char *text = arena_format(arena, "%s - %s (đã gỡ bỏ)",
	    date_short(arena, withheld->date), withheld->name);
	const char *folio =
	    arena_format(arena, "%d", withheld->pages[0].number);
	int folio_x =
	    line->right - drawn_width(layout_context, folio, LINE_STYLE);
	int end;

	*page = (struct page) {.width = line->width, .height = line->height};
	end = drawn_text(
	    layout_context, page, text, LINE_STYLE, line->x, line->y);
	drawn_text(layout_context, page, folio, LINE_STYLE, folio_x, line->y);
	for (size_t i = 0; i < page->count; i++)
		page->at[i].tag = tag;
	draw_leader(
	    layout_context, page, end, line->right - NUMBER_WIDTH, line->y);
}

/* Is there a glyph for every character that is drawn outside paragraphs? */
static bool
can_draw(const struct layout_context *layout_context,
    const struct withheld *withheld)
{
	const struct profile *profile = withheld->issue->profile;

	return drawn_check(layout_context, profile->gazette, 0) &&
	    drawn_check(layout_context, profile->numbering.joiner, 0) &&
	    drawn_check(
		layout_context, (struct value) {.text = withheld->name}, 0);
}

static bool
set_pages(const struct layout_context *layout_context,
    const struct withheld *withheld, struct pages *pages)
{
	bool good = true;

	pages->count = pages->room =
	    withheld->page_count + withheld->line_count;
	pages->at = arena_alloc(
	    layout_context->arena, pages->count * sizeof *pages->at);
	for (size_t i = 0; good && i < withheld->page_count; i++)
		good = add_page(layout_context, withheld, &withheld->pages[i],
		    &pages->at[i]);
	for (size_t i = 0; good && i < withheld->line_count; i++)
		add_line(layout_context, withheld, &withheld->lines[i],
		    &pages->at[withheld->page_count + i]);
	return good;
}

struct pages *
withheld_set(struct arena *arena, struct diag *diag, struct faces *faces,
    const struct withheld *withheld)
{
	struct pages *pages = arena_alloc(arena, sizeof *pages);
	struct layout_context layout_context = {.arena = arena,
	    .boxes = arena_new(),
	    .scratch = arena_new(),
	    .diag = diag,
	    .faces = faces,
	    .look = &withheld->issue->profile->look};
	size_t errors = diag->totals[SEVERITY_ERROR];
	bool good = can_draw(&layout_context, withheld) &&
	    set_pages(&layout_context, withheld, pages);

	arena_free(layout_context.scratch);
	arena_free(layout_context.boxes);
	good = good && faces_are_whole(faces, diag);
	return good && diag->totals[SEVERITY_ERROR] == errors ? pages : NULL;
}
