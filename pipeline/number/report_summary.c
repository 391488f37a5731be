#include "number/report_summary.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "number/report.h"

static int
sign(long number)
{
	return (number > 0) - (number < 0);
}

static const char *
direction(long change)
{
	return change > 0 ? "tăng" : "giảm";
}

static const char *
amount(struct arena *arena, long number)
{
	return grouped(arena, (size_t)labs(number));
}

/* "tăng 36 số"; "số công báo không thay đổi" */
static const char *
one_change(struct arena *arena, long change, const char *unit, const char *same)
{
	if (change == 0)
		return arena_format(arena, "%s không thay đổi", same);
	return arena_format(
	    arena, "%s %s %s", direction(change), amount(arena, change), unit);
}

static const char *
changes(struct arena *arena, long numbers, long documents)
{
	if (numbers == 0 && documents == 0)
		return "không thay đổi";
	if (sign(numbers) == sign(documents))
		return arena_format(arena, "%s %s số và %s văn bản",
		    direction(numbers), amount(arena, numbers),
		    amount(arena, documents));
	return arena_format(arena, "%s, %s",
	    one_change(arena, numbers, "số", "số công báo"),
	    one_change(arena, documents, "văn bản", "số văn bản"));
}

static void
add_plan(struct arena *arena, struct buffer *out, const struct report *report)
{
	long over = report->year.numbers - report->plan;

	if (report->plan < 0)
		return;
	if (over == 0)
		buffer_string(out, ", đạt kế hoạch năm");
	else if (over > 0)
		buffer_format(
		    out, ", vượt kế hoạch năm %s số", amount(arena, over));
	else
		buffer_format(out, ", còn thiếu %s số so với kế hoạch năm",
		    amount(arena, over));
}

const char *
report_summary(struct arena *arena, const struct report *report)
{
	const struct figures *year = &report->year, *before = &report->before;
	struct buffer out = {.arena = arena};

	buffer_format(&out, "%s số công báo điện tử với %s văn bản",
	    amount(arena, year->numbers), grouped(arena, year->documents));
	if (report->has_before)
		buffer_format(&out, ", %s so với năm %d",
		    changes(arena, year->numbers - before->numbers,
			(long)year->documents - (long)before->documents),
		    before->year);
	add_plan(arena, &out, report);
	return out.at;
}
