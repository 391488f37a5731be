#include "commands/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/translate.h"
#include "commands/workspace.h"
#include "portal/subprocess.h"

enum { LONGEST_LINE = 64 };

static void
take_witness(struct clock_day *day, struct date date, const char *by)
{
	if (!date_is_given(date) ||
	    (date_is_given(day->witness) &&
		date_compare(date, day->witness) <= 0))
		return;
	day->witness = date;
	day->by = by;
}

/* The line that git prints for these arguments; false if it is no number. */
static bool
ask_git(
    struct arena *arena, const char *root, const char *path, long long *seconds)
{
	const char *const arguments[] = {"git", "-c", "log.showSignature=false",
	    "-C", root, "log", "-1", "--format=%ct", path == NULL ? NULL : "--",
	    path, NULL};
	struct subprocess *git = subprocess_start(arena, arguments);
	char line[LONGEST_LINE] = "", *end = line;

	if (git != NULL && subprocess_line(git, line, sizeof line))
		*seconds = strtoll(line, &end, 10);
	subprocess_end(git);
	return end != line && *end == '\n' && *seconds > 0;
}

/* A gazette that is not committed says nothing, though it may lie in another
   repository. */
static void
ask_commit(const struct workspace *workspace, struct clock_day *day)
{
	const char *root = workspace->gazette->root;
	long long seconds = 0;

	if (ask_git(workspace->arena, root, "issues", &seconds) &&
	    ask_git(workspace->arena, root, NULL, &seconds))
		take_witness(
		    day, workspace_day((time_t)seconds), _("the last commit"));
}

/* "2026-11-28T23:30:00Z" or "…+07:00"; the day in Viet Nam, or none. */
static struct date
day_of_timestamp(const char *text)
{
	struct date date;
	int hour, minute, second, length = 0, east_hours = 0, east_minutes = 0;
	char sign = 'Z';
	int minutes;

	if (strlen(text) < 10 || !date_parse((struct text) {text, 10}, &date) ||
	    !date_is_real(date) ||
	    sscanf(text + 10, "T%2d:%2d:%2d%n", &hour, &minute, &second,
		&length) != 3)
		return (struct date) {0};
	sscanf(
	    text + 10 + length, "%c%2d:%2d", &sign, &east_hours, &east_minutes);
	minutes = (east_hours * 60 + east_minutes) * (sign == '-' ? -1 : 1);
	minutes = hour * 60 + minute - minutes + 7 * 60;
	if (minutes < 0)
		return date_before(date);
	return minutes >= 24 * 60 ? date_after(date) : date;
}

static void
ask_server(struct clock_day *day)
{
	static const char *const NAMES[] = {"CI_COMMIT_TIMESTAMP",
	    "CI_PIPELINE_CREATED_AT", "CI_JOB_STARTED_AT"};

	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
		const char *value = getenv(NAMES[i]);

		if (value != NULL)
			take_witness(day, day_of_timestamp(value), NAMES[i]);
	}
}

struct clock_day
clock_day_of(const struct workspace *workspace, struct date given)
{
	struct clock_day day = {.today = given};

	if (date_is_given(given))
		return day;
	day.today = workspace_today();
	ask_commit(workspace, &day);
	ask_server(&day);
	return day;
}

bool
clock_is_ahead(const struct clock_day *day, struct date date)
{
	return date_is_given(day->witness) &&
	    date_compare(date, day->witness) > 0;
}
