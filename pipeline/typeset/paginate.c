#include "typeset/paginate.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/profile.h"
#include "typeset/fill.h"
#include "typeset/layout_context.h"
#include "typeset/notes.h"
#include "typeset/page_run.h"
#include "typeset/pagination.h"

enum {
	NOTE_GAP = 8000, /* between the text and the rule above footnotes */
	PAGE_COST = 100, /* of every page, so that fewer are better */
	SHORT_END_COST = 2000, /* of a last page with one or two boxes */
	NOTE_COST = 500, /* of a footnote that continues on the next page */
};

static const int64_t IMPOSSIBLE = INT64_MAX / 4;

/* The best way to fill pages with the boxes before a break. */
struct page_break {
	int64_t cost;
	size_t from;
};

/* The cost of a break before box `end`, apart from the room it leaves. */
static int64_t
end_cost(const struct page_run *run, size_t end)
{
	int penalty = run->boxes->at[end - 1].penalty;

	if (end == run->end)
		return PAGE_COST;
	if (penalty >= BREAK_NEVER && !run->relaxed)
		return IMPOSSIBLE;
	return PAGE_COST + penalty + (notes_divided(run, end) ? NOTE_COST : 0);
}

/* The cost of the room that is left on the page; the last page may be short. */
static int64_t
room_cost(const struct page_run *run, size_t end, int used, size_t count)
{
	int64_t free = run->height - used;
	int64_t share = free * 100 / run->height;

	if (end == run->end)
		return count < 3 ? SHORT_END_COST : 0;
	return share * share;
}

/* Tries all pages that end before box `end`, from short to long, until they are
   full. Repeated head rows and footnotes take room as well. */
static void
try_pages(const struct page_run *run, struct page_break *breaks, size_t end)
{
	struct page_break *page_break = &breaks[end - run->first];
	int64_t at_end = end_cost(run, end);
	int height = 0, notes = 0;

	*page_break = (struct page_break) {IMPOSSIBLE, end - 1};
	if (at_end >= IMPOSSIBLE)
		return;
	for (size_t from = end; from-- > run->first;) {
		const struct box *box = &run->boxes->at[from];
		const struct page_break *before = &breaks[from - run->first];
		int note = run->note_heights[from - run->first];
		int used;
		int64_t cost;

		height += box->height;
		if (note > 0)
			notes += note +
			    (notes == 0 ? NOTE_GAP + NOTE_RULE_HEIGHT : 0);
		used = height + notes + box_head_height(box);
		if (height + notes > run->height && from + 1 < end)
			break;
		height += box->above; /* not at the top of a page */
		if (used > run->height && !(run->relaxed && from + 1 == end))
			continue;
		cost = before->cost + at_end +
		    room_cost(run, end, used, end - from);
		if (before->cost < IMPOSSIBLE && cost < page_break->cost)
			*page_break = (struct page_break) {cost, from};
	}
}

static struct page_break *
find_breaks(struct page_run *run)
{
	size_t count = run->end - run->first;
	struct page_break *breaks = arena_alloc(
	    run->layout_context->boxes, (count + 1) * sizeof *breaks);

	for (size_t end = run->first + 1; end <= run->end; end++)
		try_pages(run, breaks, end);
	return breaks;
}

/* Follows the breaks back from the end, then fills the pages in order. */
static void
fill_pages(const struct page_run *run, struct pages *pages,
    const struct page_break *breaks, size_t end)
{
	size_t count = 0;
	size_t *ends;

	for (size_t at = end; at > run->first;
	     at = breaks[at - run->first].from)
		count++;
	ends =
	    arena_alloc(run->layout_context->boxes, (count + 1) * sizeof *ends);
	ends[0] = run->first;
	for (size_t at = end, i = count; at > run->first;
	     at = breaks[at - run->first].from)
		ends[i--] = at;
	for (size_t i = 0; i < count; i++)
		page_fill(run, pages, ends[i], ends[i + 1]);
}

static void
report_tall(const struct page_run *run)
{
	for (size_t i = run->first; i < run->end; i++) {
		const struct box *box = &run->boxes->at[i];
		int height = box->height + box_head_height(box) +
		    run->note_heights[i - run->first];

		if (height > run->height)
			diag_error(run->layout_context->diag, CODE_TOO_TALL,
			    box->span,
			    "this is higher than a page (%d mm of %d mm) and "
			    "cannot be divided",
			    height / 2835, run->height / 2835);
	}
}

static void
paginate_run(struct page_run *run, struct pages *pages)
{
	struct page_break *breaks;

	run->height = page_height(run->layout_context, run->landscape);
	notes_set(run);
	breaks = find_breaks(run);
	if (breaks[run->end - run->first].cost >= IMPOSSIBLE) {
		report_tall(run);
		run->relaxed = true;
		breaks = find_breaks(run);
	}
	fill_pages(run, pages, breaks, run->end);
}

void
paginate(const struct layout_context *layout_context, struct pages *pages,
    const struct boxes *boxes, struct pagination *pagination)
{
	size_t first = 0;

	while (first < boxes->count) {
		struct page_run run = {.layout_context = layout_context,
		    .boxes = boxes,
		    .pagination = pagination,
		    .first = first,
		    .landscape = boxes->at[first].landscape};

		do
			first++;
		while (first < boxes->count && !boxes->at[first].starts_page &&
		    boxes->at[first].landscape == run.landscape);
		run.end = first;
		paginate_run(&run, pages);
	}
}
