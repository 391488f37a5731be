/*
 * Lines of words whose widths are made up.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "typeset/lines.h"
#include "typeset/words.h"

enum { WORDS = 300, SPACE = 3500, WIDTH = 450000 };

struct test {
	struct arena *arena, *scratch;
	struct word list[WORDS];
	struct words words;
};

/* Words of 8 to 48 points, the same in every run. */
static void
make_words(struct test *test, size_t count)
{
	unsigned seed = 1;

	memset(test->list, 0, sizeof test->list);
	for (size_t i = 0; i < count; i++) {
		seed = seed * 1103515245 + 12345;
		test->list[i].width = 8000 + (int)(seed / 65536 % 40000);
		test->list[i].space = SPACE;
		test->list[i].gap = GAP_SPACE;
	}
	test->words = (struct words) {.at = test->list, .count = count};
}

static struct lines
break_them(struct test *test, int width, int indent, enum adjust adjust)
{
	return lines_break(test->arena, test->scratch, &test->words,
	    (struct measure) {
		.width = width, .first_indent = indent, .adjust = adjust});
}

/* Every word stands on one line, in its order, and no line is empty. */
static bool
hold_all(const struct lines *lines, size_t count)
{
	size_t next = 0;

	for (size_t i = 0; i < lines->count; i++) {
		if (lines->at[i].first != next || lines->at[i].count == 0)
			return false;
		next += lines->at[i].count;
	}
	return next == count;
}

/* Spaces shrink by a third, and no further. */
static bool
all_fit(const struct lines *lines, int width, int indent, bool shrinks)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->at[i];
		int least = line->width - line->hang -
		    (shrinks ? line->gaps * SPACE / 3 : 0);

		if (line->count > 1 && least > width - (i == 0 ? indent : 0))
			return false;
	}
	return true;
}

static void
test_measures(struct test *test)
{
	static const enum adjust ADJUSTS[] = {
	    ADJUST_JUSTIFY, ADJUST_LEFT, ADJUST_CENTRE, ADJUST_RIGHT};

	for (int width = 60000; width <= 600000; width += 45000)
		for (size_t i = 0; i < 4; i++) {
			struct lines lines;
			bool fills = ADJUSTS[i] == ADJUST_JUSTIFY;

			make_words(test, WORDS);
			lines = break_them(test, width, 36000, ADJUSTS[i]);
			CHECK(hold_all(&lines, WORDS));
			CHECK(all_fit(&lines, width, 36000, fills));
			CHECK(!lines.at[0].filled || fills);
			CHECK(!lines.at[lines.count - 1].filled ||
			    lines.at[lines.count - 1].width > width);
		}
}

static void
test_few(struct test *test)
{
	make_words(test, 0);
	CHECK(break_them(test, WIDTH, 0, ADJUST_JUSTIFY).count == 0);
	make_words(test, 1);
	CHECK(break_them(test, WIDTH, 0, ADJUST_JUSTIFY).count == 1);
	test->list[0].width = 2 * WIDTH;
	CHECK(break_them(test, WIDTH, 0, ADJUST_JUSTIFY).count == 1);
}

/* A word wider than the measure has a line of its own. */
static void
test_wide(struct test *test)
{
	struct lines lines;
	bool alone = false;

	make_words(test, 60);
	test->list[30].width = WIDTH + 50000;
	lines = break_them(test, WIDTH, 0, ADJUST_JUSTIFY);
	CHECK(hold_all(&lines, 60));
	CHECK(all_fit(&lines, WIDTH, 0, true));
	for (size_t i = 0; i < lines.count; i++)
		alone |= lines.at[i].first == 30 && lines.at[i].count == 1;
	CHECK(alone);
}

/* "Điều 5", "ngày 18 tháng 01": every other gap should not end a line. */
static void
test_sticky(struct test *test)
{
	struct lines lines;
	bool parted = false;

	make_words(test, WORDS);
	for (size_t i = 0; i < WORDS; i++)
		if (i % 2 == 0)
			test->list[i].gap = GAP_NO_BREAK;
	lines = break_them(test, WIDTH, 0, ADJUST_JUSTIFY);
	CHECK(hold_all(&lines, WORDS));
	for (size_t i = 0; i + 1 < lines.count; i++) {
		const struct line *line = &lines.at[i];

		parted |= test->list[line->first + line->count - 1].gap ==
		    GAP_NO_BREAK;
	}
	CHECK(!parted);

	/* Where there is no other way, they are parted all the same. */
	for (size_t i = 0; i < WORDS; i++)
		test->list[i].gap = GAP_NO_BREAK;
	lines = break_them(test, WIDTH, 0, ADJUST_JUSTIFY);
	CHECK(hold_all(&lines, WORDS));
	CHECK(all_fit(&lines, WIDTH, 0, true));
}

static void
test_breaks(struct test *test)
{
	struct lines lines;
	size_t ended = 0;

	make_words(test, 90);
	test->list[4].gap = test->list[5].gap = test->list[60].gap = GAP_BREAK;
	lines = break_them(test, WIDTH, 0, ADJUST_JUSTIFY);
	CHECK(hold_all(&lines, 90));
	for (size_t i = 0; i < lines.count; i++) {
		size_t last = lines.at[i].first + lines.at[i].count - 1;

		ended += last == 4 || last == 5 || last == 60;
		if (last == 5)
			CHECK(lines.at[i].count == 1 && !lines.at[i].filled);
	}
	CHECK(ended == 3);
}

int
main(void)
{
	struct test *test = calloc(1, sizeof *test);

	if (test == NULL)
		return 2;
	test->arena = arena_new();
	test->scratch = arena_new();
	test_few(test);
	test_measures(test);
	test_wide(test);
	test_sticky(test);
	test_breaks(test);
	arena_free(test->scratch);
	arena_free(test->arena);
	free(test);
	return check_report();
}
