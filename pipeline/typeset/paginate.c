#include "typeset/paginate.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/profile.h"
#include "typeset/setting.h"

enum {
	RULE = 500,		/* the hairline of tables and footnotes */
	NOTE_GAP = 8000,	/* between text and the footnotes' rule */
	NOTE_RULE_GAP = 4000,	/* below that rule */
	NOTE_RULE_WIDTH = 144000,
	PAGE_COST = 100,	/* of every page: fewer are better */
	SHORT_END_COST = 2000,	/* a last page of a line or two */
};

static const int64_t NO_WAY = INT64_MAX / 4;

/* The best way to have the slabs before one on whole pages. */
struct step {
	int64_t cost;
	size_t from;
};

/* Slabs that share an orientation, with no page begun in their midst. */
struct run {
	const struct setting *setting;
	const struct slabs *slabs;
	const struct pagination *pagination;
	size_t first, end;
	bool landscape;
	int height;	   /* of a page, between the margins */
	struct slabs *notes; /* of each slab: its footnotes, set */
	int *note_heights;
	bool relaxed;	   /* what should not be broken may, if it must */
};

int
page_measure(const struct setting *setting, bool landscape)
{
	const struct look *look = setting->look;
	int width = landscape ? look->paper_height : look->paper_width;

	return width - look->margin_left - look->margin_right;
}

static int
page_height(const struct setting *setting, bool landscape)
{
	const struct look *look = setting->look;
	int height = landscape ? look->paper_width : look->paper_height;

	return height - look->margin_top - look->margin_bottom;
}

static int
height_of(const struct slabs *slabs)
{
	int height = 0;

	for (size_t i = 0; i < slabs->count; i++)
		height += slabs->at[i].height +
		    (i > 0 ? slabs->at[i].above : 0);
	return height;
}

static void
set_notes(struct run *run)
{
	const struct setting *setting = run->setting;
	size_t count = run->end - run->first;
	int width = page_measure(setting, run->landscape);

	run->notes = arena_alloc(setting->arena, count * sizeof *run->notes);
	run->note_heights =
	    arena_alloc(setting->arena, count * sizeof *run->note_heights);
	for (size_t i = 0; i < count; i++) {
		const struct slab *slab = &run->slabs->at[run->first + i];

		for (size_t j = 0; j < slab->note_count; j++) {
			struct slabs note = run->pagination->set_note(
			    run->pagination->note_context, slab->notes[j],
			    width);

			slabs_append(setting->arena, &run->notes[i], &note);
		}
		run->note_heights[i] = height_of(&run->notes[i]);
	}
}

/* A table that goes on repeats its head. */
static int
head_height(const struct slab *slab)
{
	if (slab->frame == NULL || slab->first_in_frame)
		return 0;
	return slab->frame->head_height;
}

static int64_t
page_cost(const struct run *run, size_t end, int used, size_t count)
{
	int64_t free = run->height - used;
	int64_t share = free * 100 / run->height;
	const struct slab *last = &run->slabs->at[end - 1];
	int penalty = last->penalty;

	if (end == run->end)
		return PAGE_COST + (count < 3 ? SHORT_END_COST : 0);
	if (penalty >= BREAK_NEVER && !run->relaxed)
		return NO_WAY;
	return PAGE_COST + share * share + penalty;
}

/*
 * Pages that end before slab `end`: their first slab goes back while the
 * page holds them all. What a page needs above and below the slabs (a
 * repeated head, footnotes) counts.
 */
static void
try_pages(const struct run *run, struct step *steps, size_t end)
{
	struct step *step = &steps[end - run->first];
	int height = 0, notes = 0;

	*step = (struct step) {NO_WAY, end - 1};
	for (size_t from = end; from-- > run->first;) {
		const struct slab *slab = &run->slabs->at[from];
		const struct step *before = &steps[from - run->first];
		int note = run->note_heights[from - run->first];
		int used;
		int64_t cost;

		height += slab->height;
		if (note > 0)
			notes += note +
			    (notes == 0 ? NOTE_GAP + RULE + NOTE_RULE_GAP : 0);
		used = height + notes + head_height(slab);
		if (height + notes > run->height && from + 1 < end)
			break;
		height += slab->above; /* counts when a slab stands before */
		if (used > run->height && !(run->relaxed && from + 1 == end))
			continue;
		cost = page_cost(run, end, used, end - from);
		if (cost >= NO_WAY || before->cost >= NO_WAY ||
		    before->cost + cost >= step->cost)
			continue;
		*step = (struct step) {before->cost + cost, from};
	}
}

static struct step *
find_steps(struct run *run)
{
	size_t count = run->end - run->first;
	struct step *steps =
	    arena_alloc(run->setting->arena, (count + 1) * sizeof *steps);

	for (size_t end = run->first + 1; end <= run->end; end++)
		try_pages(run, steps, end);
	return steps;
}

static void
put_mark(const struct setting *setting, struct page *page, struct mark mark,
    int x, int y)
{
	mark.x += x;
	mark.y += y;
	page_add(setting->arena, page, mark);
}

/* The head's letters were read before: repeated, they are decoration. */
static int
put_heads(const struct run *run, struct page *page,
    const struct frame *frame, int x, int y)
{
	for (size_t i = 0; i < frame->head_count; i++) {
		const struct slab *slab = &frame->heads[i];

		for (size_t j = 0; j < slab->count; j++) {
			struct mark mark = slab->at[j];

			mark.tag = NULL;
			put_mark(run->setting, page, mark, x, y);
		}
		y += slab->height;
	}
	return y;
}

static void
add_bookmark(const struct run *run, struct pages *pages,
    const struct slab *slab, int y)
{
	struct bookmark bookmark = {.title = slab->bookmark,
	    .level = slab->level,
	    .page = pages->count - 1,
	    .top = y};

	pages->bookmarks = arena_more(run->setting->arena, pages->bookmarks,
	    pages->bookmark_count, &pages->bookmark_room,
	    sizeof *pages->bookmarks);
	pages->bookmarks[pages->bookmark_count++] = bookmark;
}

/* The slab's whole width leads where its entry does. */
static void
add_link(
    const struct run *run, struct page *page, const struct slab *slab, int y)
{
	struct goals *goals = run->pagination->goals;
	struct link link = {.x = run->setting->look->margin_left,
	    .y = y,
	    .width = page_measure(run->setting, run->landscape),
	    .height = slab->height,
	    .page = goals->at[slab->entry].page,
	    .top = goals->at[slab->entry].top,
	    .tag = slab->link,
	    .description = slab->link_text};

	page->links = arena_more(run->setting->arena, page->links,
	    page->link_count, &page->link_room, sizeof *page->links);
	page->links[page->link_count++] = link;
}

/* What a slab leads to or is led to by, now that its place is known. */
static void
note_place(
    const struct run *run, struct pages *pages, const struct slab *slab, int y)
{
	struct goals *goals = run->pagination->goals;

	if (slab->bookmark.length > 0)
		add_bookmark(run, pages, slab, y);
	if (slab->goal > 0) {
		goals->at[slab->goal].page = pages->count - 1;
		goals->at[slab->goal].top = y;
	}
	if (slab->entry > 0)
		add_link(run, &pages->at[pages->count - 1], slab, y);
}

static void
put_marks(const struct run *run, struct page *page, const struct slab *slab,
    size_t first, size_t end, int x, int y)
{
	for (size_t i = first; i < end; i++)
		put_mark(run->setting, page, slab->at[i], x, y);
}

/* The marks of cell c: up to the next cell's. */
static size_t
cell_end(const struct slab *slab, size_t cell)
{
	return cell + 1 < slab->cell_count ? slab->cells[cell + 1]
					   : slab->count;
}

/*
 * Slabs `first` up to `end` are one row: its rules, then cell after cell, so
 * that a cell's lines are read together. Returns the y below them.
 */
static int
put_row(const struct run *run, struct page *page, size_t first, size_t end,
    int x, int y)
{
	const struct slab *slabs = run->slabs->at;
	int top = y;

	for (size_t i = first; i < end; i++) {
		put_marks(run, page, &slabs[i], 0, slabs[i].cells[0], x, y);
		y += slabs[i].height;
	}
	for (size_t cell = 0; cell < slabs[first].cell_count; cell++) {
		y = top;
		for (size_t i = first; i < end; i++) {
			put_marks(run, page, &slabs[i], slabs[i].cells[cell],
			    cell_end(&slabs[i], cell), x, y);
			y += slabs[i].height;
		}
	}
	return y;
}

/* The end of what is read as one: a row's slabs, or a single one. */
static size_t
unit_end(const struct run *run, size_t first, size_t end)
{
	size_t at = first + 1;

	if (run->slabs->at[first].cell_count == 0)
		return at;
	while (at < end && run->slabs->at[at].continues)
		at++;
	return at;
}

static void
put_rule(const struct run *run, struct page *page, int x, int y, int width)
{
	page_add(run->setting->arena, page,
	    (struct mark) {.kind = MARK_RULE,
		.x = x,
		.y = y,
		.rule = {width, RULE}});
}

/* Footnotes stand at the page's foot, whatever is above them. */
static void
put_notes(const struct run *run, struct page *page, size_t from, size_t end)
{
	const struct look *look = run->setting->look;
	int bottom = look->margin_top + run->height, height = 0;
	int x = look->margin_left, y;

	for (size_t i = from; i < end; i++)
		height += run->note_heights[i - run->first];
	if (height == 0)
		return;
	y = bottom - height;
	put_rule(run, page, x, y - NOTE_RULE_GAP - RULE, NOTE_RULE_WIDTH);
	for (size_t i = from; i < end; i++) {
		const struct slabs *notes = &run->notes[i - run->first];

		for (size_t j = 0; j < notes->count; j++) {
			const struct slab *slab = &notes->at[j];

			y += j > 0 ? slab->above : 0;
			for (size_t k = 0; k < slab->count; k++)
				put_mark(
				    run->setting, page, slab->at[k], x, y);
			y += slab->height;
		}
	}
}

static struct page *
new_page(const struct run *run, struct pages *pages)
{
	const struct look *look = run->setting->look;
	struct page page = {.width = look->paper_width,
	    .height = look->paper_height,
	    .number = (int)pages->count + 1};

	if (run->landscape) {
		page.width = look->paper_height;
		page.height = look->paper_width;
	}
	pages->at = arena_more(run->setting->arena, pages->at, pages->count,
	    &pages->room, sizeof *pages->at);
	pages->at[pages->count] = page;
	return &pages->at[pages->count++];
}

static void
fill_page(
    const struct run *run, struct pages *pages, size_t from, size_t end)
{
	struct page *page = new_page(run, pages);
	const struct pagination *pagination = run->pagination;
	const struct slab *first = &run->slabs->at[from];
	const struct frame *last = run->slabs->at[end - 1].frame;
	int x = run->setting->look->margin_left;
	int y = run->setting->look->margin_top;

	pagination->dress(pagination->dress_context, page);
	if (first->frame != NULL && !first->first_in_frame)
		y = put_heads(run, page, first->frame, x, y);
	for (size_t i = from, next; i < end; i = next) {
		const struct slab *slab = &run->slabs->at[i];

		next = unit_end(run, i, end);
		y += i > from ? slab->above : 0;
		note_place(run, pages, slab, y);
		if (slab->cell_count > 0) {
			y = put_row(run, page, i, next, x, y);
			continue;
		}
		put_marks(run, page, slab, 0, slab->count, x, y);
		y += slab->height;
	}
	if (last != NULL)
		put_rule(run, page, x + last->left, y, last->width);
	put_notes(run, page, from, end);
}

/* Pages in their order: the steps lead from the last one back. */
static void
fill_pages(const struct run *run, struct pages *pages,
    const struct step *steps, size_t end)
{
	size_t count = 0;
	size_t *ends;

	for (size_t at = end; at > run->first;
	     at = steps[at - run->first].from)
		count++;
	ends = arena_alloc(run->setting->arena, (count + 1) * sizeof *ends);
	ends[0] = run->first;
	for (size_t at = end, i = count; at > run->first;
	     at = steps[at - run->first].from)
		ends[i--] = at;
	for (size_t i = 0; i < count; i++)
		fill_page(run, pages, ends[i], ends[i + 1]);
}

static void
report_tall(const struct run *run)
{
	for (size_t i = run->first; i < run->end; i++) {
		const struct slab *slab = &run->slabs->at[i];
		int height = slab->height + head_height(slab) +
		    run->note_heights[i - run->first];

		if (height > run->height)
			diag_error(run->setting->diag, "too-tall", slab->span,
			    "this is higher than a page (%d mm of %d mm) and "
			    "cannot be divided",
			    height / 2835, run->height / 2835);
	}
}

static void
paginate_run(struct run *run, struct pages *pages)
{
	struct step *steps;

	run->height = page_height(run->setting, run->landscape);
	set_notes(run);
	steps = find_steps(run);
	if (steps[run->end - run->first].cost >= NO_WAY) {
		report_tall(run);
		run->relaxed = true;
		steps = find_steps(run);
	}
	fill_pages(run, pages, steps, run->end);
}

void
paginate(const struct setting *setting, struct pages *pages,
    const struct slabs *slabs, const struct pagination *pagination)
{
	size_t first = 0;

	while (first < slabs->count) {
		struct run run = {.setting = setting,
		    .slabs = slabs,
		    .pagination = pagination,
		    .first = first,
		    .landscape = slabs->at[first].landscape};

		do
			first++;
		while (first < slabs->count &&
		    !slabs->at[first].starts_page &&
		    slabs->at[first].landscape == run.landscape);
		run.end = first;
		paginate_run(&run, pages);
	}
}
