#include "typeset/fill.h"

#include "base/arena.h"
#include "read/profile.h"
#include "typeset/face.h"
#include "typeset/layout_context.h"
#include "typeset/page_run.h"
#include "typeset/pagination.h"

enum {
	PAGE_MARKS = 12, /* marks of running head and rules, about */
	RULE = 500,	 /* hairline of tables and footnotes */
	NOTE_RULE_GAP = NOTE_RULE_HEIGHT - RULE, /* below that rule */
	NOTE_RULE_WIDTH = 144000,
	/* How far a link extends above and below the base line, in percent of
	   the type size. */
	LINK_ABOVE = 90,
	LINK_BELOW = 25,
};

/* A table that continues on a page repeats its head. */
int
box_head_height(const struct box *box)
{
	if (box->frame == NULL || box->is_head)
		return 0;
	return box->frame->head_height;
}

/* Extends the rectangle of the link by a word; on a new line begins another. */
static void
cover_mark(const struct layout_context *layout_context, struct page *page,
    const struct mark *mark)
{
	int width =
	    (int)((int64_t)mark->text.shape->width * mark->text.size / 1000);
	struct link *last =
	    page->link_count > 0 ? &page->links[page->link_count - 1] : NULL;
	struct link link = {.x = mark->x,
	    .y = mark->y - mark->text.size * LINK_ABOVE / 100,
	    .width = width,
	    .height = mark->text.size * (LINK_ABOVE + LINK_BELOW) / 100,
	    .tag = mark->tag,
	    .address = mark->tag->address,
	    .description = mark->tag->title};

	if (last != NULL && last->tag == link.tag && last->y == link.y)
		last->width = link.x + link.width - last->x;
	else
		page_add_link(layout_context->arena, page, link);
}

static void
put_mark(const struct layout_context *layout_context, struct page *page,
    struct mark mark, int x, int y)
{
	const struct tag *tag = mark.tag;

	mark.x += x;
	mark.y += y;
	page_add(layout_context->arena, page, mark);
	if (mark.kind == MARK_TEXT && tag != NULL && tag->kind == TAG_LINK &&
	    (tag->place != NULL || tag->address.length > 0))
		cover_mark(layout_context, page, &mark);
}

/* Does the page begin within a table? */
static bool
repeats_head(const struct box *first)
{
	return first->frame != NULL && !first->is_head;
}

/* Repeated head rows are artifacts: their text has been read before. */
static int
put_heads(const struct page_run *run, struct page *page,
    const struct table_frame *frame, int x, int y)
{
	for (size_t i = 0; i < frame->head_count; i++) {
		const struct box *box = &frame->heads[i];

		for (size_t j = 0; j < box->count; j++) {
			struct mark mark = box->at[j];

			mark.tag = NULL;
			put_mark(run->layout_context, page, mark, x, y);
		}
		y += box->height;
	}
	return y;
}

static void
add_bookmark(const struct page_run *run, struct pages *pages,
    const struct box *box, int y)
{
	struct bookmark bookmark = {.title = box->bookmark,
	    .level = box->level,
	    .page = pages->count - 1,
	    .top = y};

	pages->bookmarks = arena_more(run->layout_context->arena,
	    pages->bookmarks, pages->bookmark_count, &pages->bookmark_room,
	    sizeof *pages->bookmarks);
	pages->bookmarks[pages->bookmark_count++] = bookmark;
}

/* The link covers the whole width of the box. */
static void
add_link(
    const struct page_run *run, struct page *page, const struct box *box, int y)
{
	struct destinations *destinations = run->pagination->destinations;
	struct link link = {.x = run->layout_context->look->margin_left,
	    .y = y,
	    .width = page_measure(run->layout_context, run->landscape),
	    .height = box->height,
	    .page = destinations->at[box->link_to].page,
	    .top = destinations->at[box->link_to].top,
	    .tag = box->link,
	    .description = box->link_text};

	page_add_link(run->layout_context->arena, page, link);
}

/* Records the position of a box for what links to it, and adds its own link. */
static void
record_position(const struct page_run *run, struct pages *pages,
    const struct box *box, int y)
{
	struct destinations *destinations = run->pagination->destinations;

	if (box->bookmark.length > 0)
		add_bookmark(run, pages, box, y);
	if (box->destination > 0) {
		destinations->at[box->destination].page = pages->count - 1;
		destinations->at[box->destination].top = y;
	}
	if (box->place != NULL)
		*box->place = (struct spot) {true, pages->count - 1, y};
	if (box->link_to > 0)
		add_link(run, &pages->at[pages->count - 1], box, y);
}

static void
put_marks(const struct page_run *run, struct page *page,
    const struct mark *marks, size_t count, int x, int y)
{
	for (size_t i = 0; i < count; i++)
		put_mark(run->layout_context, page, marks[i], x, y);
}

/* The end of the marks of a cell: where the next one begins. */
static size_t
cell_end(const struct box *box, size_t cell)
{
	return cell + 1 < box->cell_count ? box->cells[cell + 1] : box->count;
}

/*
 * Boxes from `first` up to `end` are one row. Its rules come first, then cell
 * after cell, so that the lines of a cell are read together. Returns the y
 * below it.
 */
static int
put_row(const struct page_run *run, struct page *page, size_t first, size_t end,
    int x, int y)
{
	const struct box *boxes = run->boxes->at;
	int top = y;

	for (size_t i = first; i < end; i++) {
		put_marks(run, page, boxes[i].at, boxes[i].cells[0], x, y);
		y += boxes[i].height;
	}
	for (size_t cell = 0; cell < boxes[first].cell_count; cell++) {
		y = top;
		for (size_t i = first; i < end; i++) {
			size_t begin = boxes[i].cells[cell];

			put_marks(run, page, &boxes[i].at[begin],
			    cell_end(&boxes[i], cell) - begin, x, y);
			y += boxes[i].height;
		}
	}
	return y;
}

/* The end of the boxes that are read together: those of a row, or a
   single box. */
static size_t
unit_end(const struct page_run *run, size_t first, size_t end)
{
	size_t at = first + 1;

	if (run->boxes->at[first].cell_count == 0)
		return at;
	while (at < end && run->boxes->at[at].continues)
		at++;
	return at;
}

static void
put_rule(const struct page_run *run, struct page *page, int x, int y, int width)
{
	page_add(run->layout_context->arena, page,
	    (struct mark) {
		.kind = MARK_RULE, .x = x, .y = y, .rule = {width, RULE}});
}

/* Footnotes are at the foot of the page, even if it is not full. */
static void
put_notes(
    const struct page_run *run, struct page *page, size_t from, size_t end)
{
	const struct look *look = run->layout_context->look;
	int bottom = look->margin_top + run->height, height = 0;
	int x = look->margin_left, y;

	for (size_t i = from; i < end; i++)
		height += run->note_heights[i - run->first];
	if (height == 0)
		return;
	y = bottom - height;
	put_rule(run, page, x, y - NOTE_RULE_GAP - RULE, NOTE_RULE_WIDTH);
	for (size_t i = from; i < end; i++) {
		const struct boxes *notes = &run->notes[i - run->first];

		for (size_t j = 0; j < notes->count; j++) {
			const struct box *box = &notes->at[j];

			y += box->above;
			for (size_t k = 0; k < box->count; k++)
				put_mark(run->layout_context, page, box->at[k],
				    x, y);
			y += box->height;
		}
	}
}

/* The number of marks in the head rows that are repeated on the page. */
static size_t
count_head_marks(const struct box *first)
{
	size_t count = 0;

	if (!repeats_head(first))
		return 0;
	for (size_t i = 0; i < first->frame->head_count; i++)
		count += first->frame->heads[i].count;
	return count;
}

/* The number of marks on a page, for page_reserve. */
static size_t
count_marks(const struct page_run *run, size_t from, size_t end)
{
	size_t count = PAGE_MARKS + count_head_marks(&run->boxes->at[from]);

	for (size_t i = from; i < end; i++) {
		const struct boxes *notes = &run->notes[i - run->first];

		count += run->boxes->at[i].count;
		for (size_t j = 0; j < notes->count; j++)
			count += notes->at[j].count;
	}
	return count;
}

static struct page *
new_page(const struct page_run *run, struct pages *pages)
{
	const struct look *look = run->layout_context->look;
	struct page page = {.width = look->paper_width,
	    .height = look->paper_height,
	    .number = (int)pages->count + 1};

	if (run->landscape) {
		page.width = look->paper_height;
		page.height = look->paper_width;
	}
	pages->at = arena_more(run->layout_context->arena, pages->at,
	    pages->count, &pages->room, sizeof *pages->at);
	pages->at[pages->count] = page;
	return &pages->at[pages->count++];
}

void
page_fill(
    const struct page_run *run, struct pages *pages, size_t from, size_t end)
{
	struct page *page = new_page(run, pages);
	const struct pagination *pagination = run->pagination;
	const struct box *first = &run->boxes->at[from];
	const struct table_frame *last = run->boxes->at[end - 1].frame;
	int x = run->layout_context->look->margin_left;
	int y = run->layout_context->look->margin_top;

	page_reserve(
	    run->layout_context->arena, page, count_marks(run, from, end));
	pagination->decorate(pagination->decorate_context, page);
	if (repeats_head(first)) {
		y = put_heads(run, page, first->frame, x, y);
		put_rule(
		    run, page, x + first->frame->left, y, first->frame->width);
	}
	for (size_t i = from, next; i < end; i = next) {
		const struct box *box = &run->boxes->at[i];

		next = unit_end(run, i, end);
		y += i > from ? box->above : 0;
		record_position(run, pages, box, y);
		if (box->cell_count > 0) {
			y = put_row(run, page, i, next, x, y);
			continue;
		}
		put_marks(run, page, box->at, box->count, x, y);
		y += box->height;
	}
	if (last != NULL)
		put_rule(run, page, x + last->left, y, last->width);
	put_notes(run, page, from, end);
}
