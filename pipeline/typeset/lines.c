#include "typeset/lines.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "typeset/words.h"

/*
 * Costs. At ratio 1000 a space is stretched by half of its width, at -1000
 * shrunk by a third; ratios are in thousandths. Badness grows with the cube of
 * the ratio.
 */
enum {
	RATIO = 1000,
	STRETCH_PART = 2,
	SHRINK_PART = 3,
	MAX_RATIO = 3,		/* greatest ratio in the first pass */
	LOOSE_BADNESS = 100,	/* badness at ratio 1000 */
	TIGHT_BADNESS = 130,	/* badness at ratio -1000 */
	HUGE_BADNESS = 20000,	/* badness of a line stretched far too much */
	LINE_COST = 10,		/* of every line, so that fewer are better */
	NO_BREAK_COST = 500000, /* of a break within "Điều 5" */
	CONTRAST_COST = 3000,	/* of a tight line next to a loose one */
	RIVER_COST = 2000, /* of a gap that runs through three loose lines */
	SHORT_LAST_COST = 6000, /* of a last line of one short word */
};

/* Greater than all others: the cost of a line that does not fit. */
static const int64_t OVERFULL_COST = 1000000000000;

enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE, FITNESS_COUNT };

static const int64_t UNREACHED = INT64_MAX / 4;

/* The best way to end a line after a word, for each fitness class
   of that line. */
struct breakpoint {
	int64_t cost;
	uint32_t from;	     /* first word of the line */
	enum fitness before; /* fitness class of the previous line */
};

struct breaking {
	const struct words *words;
	struct measure measure;
	int64_t *starts; /* x of each word, if all were on one line */
	int64_t *spaces; /* total space before each word */
	bool strict;	 /* first pass: no line beyond the worst ratio */
	struct breakpoint
	    *best; /* FITNESS_COUNT before each word, and at the end */
};

/* A candidate line. */
struct candidate {
	int64_t width; /* natural */
	int64_t space; /* natural width of its spaces */
	int room;
	bool last; /* of the paragraph, or before a forced break */
};

static int
room_of(const struct breaking *breaking, size_t from)
{
	return breaking->measure.width -
	    (from == 0 ? breaking->measure.first_indent : 0);
}

static struct candidate
candidate_of(const struct breaking *breaking, size_t from, size_t last)
{
	const struct word *word = &breaking->words->at[last];

	return (struct candidate) {
	    .width = breaking->starts[last] - breaking->starts[from] +
		word->width - word->hang,
	    .space = breaking->spaces[last] - breaking->spaces[from],
	    .room = room_of(breaking, from),
	    .last =
		last + 1 == breaking->words->count || word->gap == GAP_BREAK,
	};
}

/* Is it so short that a better line is likely? */
static bool
is_short(const struct breaking *breaking, const struct candidate *line)
{
	int64_t free = line->room - line->width;

	if (!breaking->strict || line->last)
		return false;
	if (breaking->measure.adjust == ADJUST_JUSTIFY)
		return free > line->space / STRETCH_PART * MAX_RATIO;
	return free > line->room * 2 / 3;
}

/* Negative: shrunk. Below -RATIO the words do not fit. */
static int64_t
ratio_of(const struct candidate *line)
{
	int64_t free = line->room - line->width;
	int64_t give =
	    free < 0 ? line->space / SHRINK_PART : line->space / STRETCH_PART;

	if (free == 0)
		return 0;
	if (give == 0)
		return free < 0 ? -10 * RATIO : 10 * RATIO;
	return free * RATIO / give;
}

/* Do the words not fit even if all spaces are shrunk as far as possible? */
static bool
is_overfull(const struct candidate *line, enum adjust adjust)
{
	int64_t give = adjust == ADJUST_JUSTIFY ? line->space / SHRINK_PART : 0;

	return line->width - give > line->room;
}

static int64_t
badness(int64_t ratio)
{
	int64_t r = ratio < 0 ? -ratio : ratio, cube;

	if (r > 5 * RATIO)
		return HUGE_BADNESS + r / 10; /* grows on, but slowly */
	cube = r * r / RATIO * r / RATIO;
	return cube * (ratio < 0 ? TIGHT_BADNESS : LOOSE_BADNESS) / RATIO;
}

static enum fitness
fitness_of(int64_t ratio)
{
	if (ratio < -RATIO / 2)
		return TIGHT;
	if (ratio <= RATIO / 2)
		return DECENT;
	return ratio <= RATIO ? LOOSE : VERY_LOOSE;
}

/* Ragged and centred lines: the square of what they lack of the measure. */
static int64_t
ragged_cost(const struct candidate *line)
{
	int64_t free = line->room - line->width;
	int64_t share = free * 100 / line->room;

	if (free < 0)
		return OVERFULL_COST - free;
	return LINE_COST + (line->last ? share * share / 4 : share * share);
}

static int64_t
filled_cost(const struct candidate *line, int64_t ratio)
{
	int64_t bad = LINE_COST;

	if (is_overfull(line, ADJUST_JUSTIFY))
		return OVERFULL_COST + line->width - line->room;
	if (line->last && ratio > 0)
		return (int64_t)LINE_COST * LINE_COST +
		    (line->width < line->room / 8 ? SHORT_LAST_COST : 0);
	bad += badness(ratio);
	return bad * bad;
}

/* A line with its stretched gaps, to find their positions. */
struct stretched {
	size_t from, gaps;   /* number of words after the first */
	size_t next;	     /* the gap that has_gap_at continues with */
	int64_t left, extra; /* x of its first word, relative to starts; width
				to share among its gaps */
};

static struct stretched
stretch(const struct breaking *breaking, size_t from, size_t end)
{
	const struct word *last = &breaking->words->at[end - 1];
	int64_t width =
	    breaking->starts[end - 1] + last->width - breaking->starts[from];
	int room = room_of(breaking, from);

	return (struct stretched) {from, end - from - 1, 0,
	    breaking->measure.width - room - breaking->starts[from],
	    room + last->hang - width};
}

/* The x where the n-th gap of the line begins. */
static int64_t
gap_start(
    const struct breaking *breaking, const struct stretched *line, size_t n)
{
	size_t word = line->from + n;

	return line->left + breaking->starts[word] +
	    breaking->words->at[word].width +
	    line->extra * (int64_t)n / (int64_t)line->gaps;
}

/* Does the line have a gap where another has one, from start to end? To be
   called from left to right. */
static bool
has_gap_at(const struct breaking *breaking, struct stretched *line,
    int64_t start, int64_t end)
{
	int64_t slack = (end - start) * 2 / 3, gap = start;

	for (; line->next < line->gaps; line->next++) {
		gap = gap_start(breaking, line, line->next);
		if (gap + slack >= start)
			break;
	}
	return line->next < line->gaps && gap < start + slack;
}

/* The cost of gaps of this line that continue in the two loose
   lines above it. */
static int64_t
river_cost(const struct breaking *breaking, size_t from, size_t last,
    enum fitness before)
{
	const struct breakpoint *above =
	    &breaking->best[from * FITNESS_COUNT + before];
	const struct breakpoint *top =
	    &breaking->best[above->from * FITNESS_COUNT + above->before];
	struct stretched lines[3];
	int64_t cost = 0;

	if (above->from == 0 || above->before < LOOSE)
		return 0;
	lines[0] = stretch(breaking, from, last + 1);
	lines[1] = stretch(breaking, above->from, from);
	lines[2] = stretch(breaking, top->from, above->from);
	for (size_t n = 0; n < last - from; n++) {
		int64_t start = gap_start(breaking, &lines[0], n);
		int64_t end = start + breaking->words->at[from + n].space +
		    lines[0].extra / (int64_t)(last - from);

		if (has_gap_at(breaking, &lines[1], start, end) &&
		    has_gap_at(breaking, &lines[2], start, end))
			cost += RIVER_COST;
	}
	return cost;
}

static void
consider(struct breaking *breaking, size_t from, size_t last,
    const struct candidate *line)
{
	bool fills = breaking->measure.adjust == ADJUST_JUSTIFY;
	int64_t ratio = fills ? ratio_of(line) : 0;
	enum fitness fitness =
	    line->last && ratio > 0 ? DECENT : fitness_of(ratio);
	int64_t cost = fills ? filled_cost(line, ratio) : ragged_cost(line);
	const struct breakpoint *before = &breaking->best[from * FITNESS_COUNT];
	struct breakpoint *breakpoint =
	    &breaking->best[(last + 1) * FITNESS_COUNT + fitness];
	/* rivers do not matter in a line with huge gaps */
	bool rivers =
	    fills && from > 0 && fitness >= LOOSE && ratio <= 3 * RATIO;

	if (!line->last && breaking->words->at[last].gap == GAP_NO_BREAK)
		cost += NO_BREAK_COST;
	for (int i = 0; i < FITNESS_COUNT; i++) {
		int64_t total = before[i].cost + cost;

		if (before[i].cost >= UNREACHED)
			continue;
		if (fills && from > 0 && abs(i - (int)fitness) > 1)
			total += CONTRAST_COST;
		if (rivers && i >= LOOSE && total < breakpoint->cost)
			total +=
			    river_cost(breaking, from, last, (enum fitness)i);
		if (total < breakpoint->cost)
			*breakpoint = (struct breakpoint) {
			    total, (uint32_t)from, (enum fitness)i};
	}
}

static size_t
best_fitness(const struct breakpoint *breakpoints)
{
	size_t best = 0;

	for (size_t i = 1; i < FITNESS_COUNT; i++)
		if (breakpoints[i].cost < breakpoints[best].cost)
			best = i;
	return best;
}

/* The last word that can begin a line ending with `last` that is not too short,
   or the start of the paragraph; `latest` is the result for the word before. */
static size_t
latest_start(const struct breaking *breaking, size_t paragraph_start,
    size_t latest, size_t last)
{
	struct candidate line = candidate_of(breaking, latest, last);

	if (is_short(breaking, &line))
		latest = paragraph_start;
	while (latest < last) {
		line = candidate_of(breaking, latest + 1, last);
		if (is_short(breaking, &line))
			break;
		latest++;
	}
	return latest;
}

/* Is there a breakpoint before this word? */
static bool
is_reached(const struct breaking *breaking, size_t from)
{
	const struct breakpoint *breakpoints =
	    &breaking->best[from * FITNESS_COUNT];

	return breakpoints[best_fitness(breakpoints)].cost < UNREACHED;
}

/*
 * Tries all lines that end with the word, from short to long, until they are
 * overfull. A line is overfull only if it is a single word wider than the
 * measure: otherwise spaces are stretched as far as necessary.
 */
static void
try_lines(struct breaking *breaking, size_t paragraph_start, size_t latest,
    size_t last)
{
	for (size_t from = latest + 1; from-- > paragraph_start;) {
		struct candidate line = candidate_of(breaking, from, last);

		if (from < last && is_overfull(&line, breaking->measure.adjust))
			break;
		if (is_reached(breaking, from) && !is_short(breaking, &line))
			consider(breaking, from, last, &line);
	}
}

static struct line
line_of(const struct breaking *breaking, size_t from, size_t end)
{
	const struct words *words = breaking->words;
	const struct word *last = &words->at[end - 1];
	struct line line = {.first = from, .count = end - from};
	bool ends = end == words->count || last->gap == GAP_BREAK;

	for (size_t i = from; i < end; i++) {
		line.width += words->at[i].width;
		if (i + 1 == end || words->at[i].gap == GAP_NONE)
			continue;
		line.width += words->at[i].space;
		line.gaps++;
	}
	line.hang = last->hang;
	line.filled = breaking->measure.adjust == ADJUST_JUSTIFY &&
	    line.gaps > 0 &&
	    (!ends || line.width - line.hang > room_of(breaking, from));
	return line;
}

/* Follows the breakpoints back from the end, first to count the lines, then to
   fill them in. */
static struct lines
collect(struct arena *arena, const struct breaking *breaking)
{
	const struct words *words = breaking->words;
	struct lines lines = {0};
	size_t end = words->count;
	size_t fitness = best_fitness(&breaking->best[end * FITNESS_COUNT]);
	size_t at = end, count = 0, state = fitness;

	while (at > 0) {
		const struct breakpoint *breakpoint =
		    &breaking->best[at * FITNESS_COUNT + state];

		count++;
		at = breakpoint->from;
		state = breakpoint->before;
	}
	lines.at = arena_alloc(arena, count * sizeof *lines.at);
	lines.count = count;
	while (end > 0) {
		const struct breakpoint *breakpoint =
		    &breaking->best[end * FITNESS_COUNT + fitness];

		lines.at[--count] = line_of(breaking, breakpoint->from, end);
		end = breakpoint->from;
		fitness = breakpoint->before;
	}
	return lines;
}

static void
find_starts(struct breaking *breaking, struct arena *scratch)
{
	const struct words *words = breaking->words;
	int64_t start = 0, space = 0;

	breaking->starts =
	    arena_alloc(scratch, words->count * sizeof *breaking->starts);
	breaking->spaces =
	    arena_alloc(scratch, words->count * sizeof *breaking->spaces);
	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->at[i];
		int after = word->gap == GAP_NONE ? 0 : word->space;

		breaking->starts[i] = start;
		breaking->spaces[i] = space;
		start += word->width + after;
		space += after;
	}
}

static bool
find_breakpoints(struct breaking *breaking)
{
	const struct words *words = breaking->words;
	size_t start = 0, latest = 0;

	for (size_t i = 1; i < (words->count + 1) * FITNESS_COUNT; i++)
		breaking->best[i].cost = UNREACHED;
	for (size_t last = 0; last < words->count; last++) {
		latest = latest_start(breaking, start, latest, last);
		try_lines(breaking, start, latest, last);
		if (words->at[last].gap == GAP_BREAK)
			start = latest = last + 1;
	}
	for (size_t i = 0; i < FITNESS_COUNT; i++)
		if (breaking->best[words->count * FITNESS_COUNT + i].cost <
		    OVERFULL_COST)
			return true;
	return false;
}

struct lines
lines_break(struct arena *arena, struct arena *scratch,
    const struct words *words, struct measure measure)
{
	struct breaking breaking = {
	    .words = words, .measure = measure, .strict = true};

	if (words->count == 0)
		return (struct lines) {0};
	breaking.best = arena_alloc(scratch,
	    (words->count + 1) * FITNESS_COUNT * sizeof *breaking.best);
	find_starts(&breaking, scratch);
	if (!find_breakpoints(&breaking)) {
		breaking.strict = false;
		find_breakpoints(&breaking);
	}
	return collect(arena, &breaking);
}
