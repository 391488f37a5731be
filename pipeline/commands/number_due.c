#include "commands/number_due.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "commands/numbering.h"
#include "commands/options.h"
#include "commands/workspace.h"
#include "number/issue_load.h"
#include "number/registry.h"
#include "read/fields.h"

struct due_issue {
	const struct issue_location *place;
	struct dated date; /* none: issue.yaml cannot be read */
};

/* A year whose later issues wait for one that could not be numbered. */
struct held_year {
	const struct registry *registry;
	struct due_issue by;
};

struct due {
	struct number_run numbering;
	struct due_issue *at; /* in the order of their dates */
	size_t count;
	struct held_year *held;
	size_t held_count;
	struct numbered_issue *numbered;
	size_t numbered_count;
	bool good;
};

static int
compare(const void *left, const void *right)
{
	const struct due_issue *a = left, *b = right;
	int order = date_compare(a->date.date, b->date.date);

	return order != 0 ? order : strcmp(a->place->name, b->place->name);
}

/* An issue whose date cannot be read may be due, so it counts as such. */
static void
find_due(struct due *due)
{
	struct workspace *workspace = due->numbering.workspace;
	const struct gazette *gazette = workspace->gazette;

	for (size_t i = 0; i < gazette->count; i++) {
		const struct issue_location *place = &gazette->at[i];
		struct due_issue issue = {.place = place};

		if (registry_find(place->registry, place->name) != NULL)
			continue;
		if (!issue_load_date(workspace->arena, workspace->diag,
			place->path, &issue.date))
			issue.date = (struct dated) {0};
		else if (!date_is_given(issue.date.date) ||
		    date_compare(issue.date.date, due->numbering.day.today) > 0)
			continue;
		due->at[due->count++] = issue;
	}
	if (due->count > 0)
		qsort(due->at, due->count, sizeof *due->at, compare);
}

/* A day before the last number's is closed anyway. */
static bool
is_closed(const struct due_issue *issue)
{
	const struct registry *registry = issue->place->registry;

	return date_is_given(issue->date.date) && registry->count > 0 &&
	    date_compare(
		issue->date.date, registry->at[registry->count - 1].date) < 0;
}

static void
hold_year(struct due *due, const struct due_issue *by)
{
	due->good = false;
	if (!is_closed(by))
		due->held[due->held_count++] =
		    (struct held_year) {by->place->registry, *by};
}

/* The issue that this one has to wait for, or NULL. */
static const struct due_issue *
find_held(const struct due *due, const struct due_issue *issue)
{
	for (size_t i = 0; i < due->held_count; i++)
		if (due->held[i].registry == issue->place->registry &&
		    date_compare(issue->date.date, due->held[i].by.date.date) >
			0)
			return &due->held[i].by;
	return NULL;
}

static bool
is_of_today(struct due *due, const struct due_issue *issue)
{
	const struct clock_day *day = &due->numbering.day;
	struct arena *arena = due->numbering.workspace->arena;

	if (!clock_is_ahead(day, issue->date.date))
		return true;
	diag_error(due->numbering.workspace->diag, CODE_NUMBER_CLOCK,
	    issue->date.span,
	    "this day has come by this machine's clock, which says %s, and "
	    "%s is of %s: if the clock is right, give --date %s",
	    date_iso(arena, day->today), day->by, date_iso(arena, day->witness),
	    date_iso(arena, day->today));
	return false;
}

static void
number_one(struct due *due, const struct due_issue *issue)
{
	const struct due_issue *before = find_held(due, issue);
	struct numbered_issue *numbered = &due->numbered[due->numbered_count];

	if (before != NULL)
		printf(_("%s: waits for %s, whose day is before its own\n"),
		    issue->place->path, before->place->path);
	else if (date_is_given(issue->date.date) && is_of_today(due, issue) &&
	    numbering_add(&due->numbering, issue->place, numbered))
		due->numbered_count++;
	else
		hold_year(due, issue);
}

bool
number_due(struct workspace *workspace, const struct options *options)
{
	struct arena *arena = workspace->arena;
	size_t most = workspace->gazette->count;
	struct due due = {.good = true};

	due.numbering = (struct number_run) {.workspace = workspace,
	    .day = clock_day_of(workspace, options->date)};
	due.at = arena_alloc(arena, most * sizeof *due.at);
	due.held = arena_alloc(arena, most * sizeof *due.held);
	due.numbered = arena_alloc(arena, most * sizeof *due.numbered);
	find_due(&due);
	for (size_t i = 0; i < due.count; i++)
		number_one(&due, &due.at[i]);
	if (due.count == 0)
		printf(_("no issue is due on %s\n"),
		    date_iso(arena, due.numbering.day.today));
	return numbering_save(
		   &due.numbering, due.numbered, due.numbered_count) &&
	    due.good;
}
