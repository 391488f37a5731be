#include "typeset/withheld.h"

#include "base/arena.h"
#include "base/diag.h"
#include "number/issue.h"
#include "read/profile.h"
#include "read/runs.h"
#include "typeset/drawn.h"
#include "typeset/face.h"
#include "typeset/setting.h"
#include "typeset/slab.h"
#include "typeset/stack.h"

enum {
	TITLE_SIZE = 16000,
	SIZE = 13000,
	GAP = 12000,
	NUMBER_WIDTH = 34000, /* the contents' column of page numbers */
};

/* As the contents have it. */
static const struct drawn_style LINE_STYLE = {.size = 14000};

static void
add_paragraph(struct stack *stack, const struct tag *section, const char *text,
    struct type_size type)
{
	stack->tag = tag_new(stack->setting, TAG_P, section);
	stack_add(stack, (struct value) {.text = text}, type);
	stack->y += GAP;
}

static struct slab *
set_notice(const struct setting *setting, const struct withheld *withheld,
    const struct withheld_page *page)
{
	const struct look *look = setting->look;
	struct arena *arena = setting->arena;
	const struct tag *section = tag_new(setting, TAG_SECT, NULL);
	struct slabs slabs = {0};
	struct stack stack = {.setting = setting,
	    .slab = slabs_add(setting->slabs, &slabs),
	    .width = page->width - look->margin_left - look->margin_right,
	    .adjust = ADJUST_CENTRE};

	add_paragraph(&stack, section, "VĂN BẢN ĐÃ ĐƯỢC GỠ BỎ",
	    (struct type_size) {TITLE_SIZE, RUN_BOLD});
	add_paragraph(&stack, section,
	    arena_format(arena, "%s %s của %s", withheld->name,
		issue_long_date(arena, withheld->date), withheld->authority),
	    (struct type_size) {SIZE, RUN_BOLD});
	add_paragraph(&stack, section,
	    arena_format(arena, "Gỡ bỏ %s theo yêu cầu của %s.",
		issue_long_date(arena, withheld->since), withheld->by),
	    (struct type_size) {SIZE, 0});
	add_paragraph(&stack, section,
	    arena_format(arena, "Căn cứ: %s", withheld->why),
	    (struct type_size) {SIZE, 0});
	add_paragraph(&stack, section,
	    "Nội dung của trang này không còn được đăng tải.",
	    (struct type_size) {SIZE, RUN_ITALIC});
	stack.slab->height = stack.y;
	return stack.slab;
}

/* In the middle of what is between the margins. */
static bool
add_page(const struct setting *setting, const struct withheld *withheld,
    const struct withheld_page *replaced, struct page *page)
{
	const struct look *look = setting->look;
	int top = look->margin_top;
	int room = replaced->height - top - look->margin_bottom;
	const struct slab *slab = set_notice(setting, withheld, replaced);
	bool fits;

	*page = (struct page) {.width = replaced->width,
	    .height = replaced->height,
	    .number = replaced->number};
	drawn_running_head(setting, withheld->issue, page);
	for (size_t i = 0; i < slab->count; i++) {
		struct mark mark = slab->at[i];

		mark.x += look->margin_left;
		mark.y += top + (room - slab->height) / 3;
		page_add(setting->arena, page, mark);
	}
	fits = slab->height <= room;
	arena_reset(setting->slabs);
	if (fits)
		return true;
	diag_error_at(setting->diag, CODE_WITHHOLD_LONG, withheld->name,
	    "the reason is longer than a page");
	return false;
}

static void
draw_leader(
    const struct setting *setting, struct page *page, int x, int right, int y)
{
	int dot = drawn_width(setting, ".", LINE_STYLE);
	int count = (right - x) / dot;
	struct buffer dots = {.arena = setting->arena};

	if (count <= 0)
		return;
	for (int i = 0; i < count; i++)
		buffer_byte(&dots, '.');
	buffer_byte(&dots, '\0');
	drawn_text(setting, page, dots.at, LINE_STYLE, right - count * dot, y);
}

/* "12-3-2024 - Quyết định số 11/2024/QĐ-UBND (đã gỡ bỏ) ……… 6" */
static void
add_line(const struct setting *setting, const struct withheld *withheld,
    const struct withheld_line *line, struct page *page)
{
	struct arena *arena = setting->arena;
	const struct tag *tag = tag_new(setting, TAG_P, NULL);
	const char *text = arena_format(arena, "%s - %s (đã gỡ bỏ)",
	    issue_short_date(arena, withheld->date), withheld->name);
	const char *folio =
	    arena_format(arena, "%d", withheld->pages[0].number);
	int folio_x = line->right - drawn_width(setting, folio, LINE_STYLE);
	int end;

	*page = (struct page) {.width = line->width, .height = line->height};
	end = drawn_text(setting, page, text, LINE_STYLE, line->x, line->y);
	drawn_text(setting, page, folio, LINE_STYLE, folio_x, line->y);
	for (size_t i = 0; i < page->count; i++)
		page->at[i].tag = tag;
	draw_leader(setting, page, end, line->right - NUMBER_WIDTH, line->y);
}

/* What is drawn, and not set as a paragraph, has to have its glyphs. */
static bool
can_draw(const struct setting *setting, const struct withheld *withheld)
{
	const struct profile *profile = withheld->issue->profile;

	return drawn_check(setting, profile->gazette, 0) &&
	    drawn_check(setting, profile->numbering.joiner, 0) &&
	    drawn_check(setting, (struct value) {.text = withheld->name}, 0);
}

static bool
set_pages(const struct setting *setting, const struct withheld *withheld,
    struct pages *pages)
{
	bool good = true;

	pages->count = pages->room =
	    withheld->page_count + withheld->line_count;
	pages->at =
	    arena_alloc(setting->arena, pages->count * sizeof *pages->at);
	for (size_t i = 0; good && i < withheld->page_count; i++)
		good = add_page(
		    setting, withheld, &withheld->pages[i], &pages->at[i]);
	for (size_t i = 0; good && i < withheld->line_count; i++)
		add_line(setting, withheld, &withheld->lines[i],
		    &pages->at[withheld->page_count + i]);
	return good;
}

struct pages *
withheld_set(struct arena *arena, struct diag *diag, struct faces *faces,
    const struct withheld *withheld)
{
	struct pages *pages = arena_alloc(arena, sizeof *pages);
	struct setting setting = {.arena = arena,
	    .slabs = arena_new(),
	    .scratch = arena_new(),
	    .diag = diag,
	    .faces = faces,
	    .look = &withheld->issue->profile->look};
	size_t errors = diag->totals[SEVERITY_ERROR];
	bool good = can_draw(&setting, withheld) &&
	    set_pages(&setting, withheld, pages);

	arena_free(setting.scratch);
	arena_free(setting.slabs);
	good = good && faces_are_whole(faces, diag);
	return good && diag->totals[SEVERITY_ERROR] == errors ? pages : NULL;
}
