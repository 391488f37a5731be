#include "typeset/paginate.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/profile.h"
#include "typeset/fill.h"
#include "typeset/notes.h"
#include "typeset/pagination.h"
#include "typeset/run.h"
#include "typeset/setting.h"

enum {
	NOTE_GAP = 8000,       /* between text and the footnotes' rule */
	PAGE_COST = 100,       /* of every page: fewer are better */
	SHORT_END_COST = 2000, /* a last page of a line or two */
	NOTE_COST = 500,       /* of a footnote that goes on overleaf */
};

static const int64_t NO_WAY = INT64_MAX / 4;

/* The best way to have the slabs before one on whole pages. */
struct step {
	int64_t cost;
	size_t from;
};

/* What a page costs that ends before slab `end`, however full it is. */
static int64_t
end_cost(const struct slab_run *run, size_t end)
{
	int penalty = run->slabs->at[end - 1].penalty;

	if (end == run->end)
		return PAGE_COST;
	if (penalty >= BREAK_NEVER && !run->relaxed)
		return NO_WAY;
	return PAGE_COST + penalty + (notes_divided(run, end) ? NOTE_COST : 0);
}

/* And for the room that it leaves; the last page may be short. */
static int64_t
room_cost(const struct slab_run *run, size_t end, int used, size_t count)
{
	int64_t free = run->height - used;
	int64_t share = free * 100 / run->height;

	if (end == run->end)
		return count < 3 ? SHORT_END_COST : 0;
	return share * share;
}

/*
 * Pages that end before slab `end`: their first slab goes back while the
 * page holds them all. What a page needs above and below the slabs (a
 * repeated head, footnotes) counts.
 */
static void
try_pages(const struct slab_run *run, struct step *steps, size_t end)
{
	struct step *step = &steps[end - run->first];
	int64_t at_end = end_cost(run, end);
	int height = 0, notes = 0;

	*step = (struct step) {NO_WAY, end - 1};
	if (at_end >= NO_WAY)
		return;
	for (size_t from = end; from-- > run->first;) {
		const struct slab *slab = &run->slabs->at[from];
		const struct step *before = &steps[from - run->first];
		int note = run->note_heights[from - run->first];
		int used;
		int64_t cost;

		height += slab->height;
		if (note > 0)
			notes += note +
			    (notes == 0 ? NOTE_GAP + NOTE_RULE_HEIGHT : 0);
		used = height + notes + slab_head_height(slab);
		if (height + notes > run->height && from + 1 < end)
			break;
		height += slab->above; /* counts when a slab stands before */
		if (used > run->height && !(run->relaxed && from + 1 == end))
			continue;
		cost = before->cost + at_end +
		    room_cost(run, end, used, end - from);
		if (before->cost < NO_WAY && cost < step->cost)
			*step = (struct step) {cost, from};
	}
}

static struct step *
find_steps(struct slab_run *run)
{
	size_t count = run->end - run->first;
	struct step *steps =
	    arena_alloc(run->setting->slabs, (count + 1) * sizeof *steps);

	for (size_t end = run->first + 1; end <= run->end; end++)
		try_pages(run, steps, end);
	return steps;
}

/* Pages in their order: the steps lead from the last one back. */
static void
fill_pages(const struct slab_run *run, struct pages *pages,
    const struct step *steps, size_t end)
{
	size_t count = 0;
	size_t *ends;

	for (size_t at = end; at > run->first; at = steps[at - run->first].from)
		count++;
	ends = arena_alloc(run->setting->slabs, (count + 1) * sizeof *ends);
	ends[0] = run->first;
	for (size_t at = end, i = count; at > run->first;
	     at = steps[at - run->first].from)
		ends[i--] = at;
	for (size_t i = 0; i < count; i++)
		page_fill(run, pages, ends[i], ends[i + 1]);
}

static void
report_tall(const struct slab_run *run)
{
	for (size_t i = run->first; i < run->end; i++) {
		const struct slab *slab = &run->slabs->at[i];
		int height = slab->height + slab_head_height(slab) +
		    run->note_heights[i - run->first];

		if (height > run->height)
			diag_error(run->setting->diag, CODE_TOO_TALL,
			    slab->span,
			    "this is higher than a page (%d mm of %d mm) and "
			    "cannot be divided",
			    height / 2835, run->height / 2835);
	}
}

static void
paginate_run(struct slab_run *run, struct pages *pages)
{
	struct step *steps;

	run->height = page_height(run->setting, run->landscape);
	notes_set(run);
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
    const struct slabs *slabs, struct pagination *pagination)
{
	size_t first = 0;

	while (first < slabs->count) {
		struct slab_run run = {.setting = setting,
		    .slabs = slabs,
		    .pagination = pagination,
		    .first = first,
		    .landscape = slabs->at[first].landscape};

		do
			first++;
		while (first < slabs->count && !slabs->at[first].starts_page &&
		    slabs->at[first].landscape == run.landscape);
		run.end = first;
		paginate_run(&run, pages);
	}
}
