#include "commands/numbering.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/translate.h"
#include "commands/workspace.h"
#include "number/check.h"
#include "number/issue.h"
#include "number/registry.h"
#include "typeset/layout.h"

/* A number is final, so make sure first that the issue can be typeset. */
static bool
can_be_typeset(struct workspace *workspace, const struct issue *issue)
{
	struct arena *arena = arena_new();
	bool whole =
	    layout_set(arena, workspace->diag, workspace->faces, issue) != NULL;

	arena_free(arena);
	return whole;
}

/* The date of an issue whose issue.yaml gives none. */
static bool
choose_date(
    struct number_run *numbering, const struct issue *issue, struct date *date)
{
	struct clock_day *day = &numbering->day;
	struct arena *arena = numbering->workspace->arena;

	if (!date_is_given(day->today))
		*day = clock_day_of(numbering->workspace, numbering->date);
	*date = day->today;
	if (!clock_is_ahead(day, day->today))
		return true;
	diag_error_at(numbering->workspace->diag, CODE_NUMBER_CLOCK,
	    issue->path,
	    "today is %s by this machine's clock, and %s is of %s: if the "
	    "clock is right, give --date %s",
	    date_iso(arena, day->today), day->by, date_iso(arena, day->witness),
	    date_iso(arena, day->today));
	return false;
}

/* Dates the issue by issue.yaml, --date, or today. False after an error in the
 * diag. */
static bool
date_issue(struct number_run *numbering, struct issue *issue)
{
	struct workspace *workspace = numbering->workspace;
	struct date date = numbering->date;
	bool good = true;

	if (date_is_given(issue->date) && date_is_given(date) &&
	    date_compare(date, issue->date) != 0) {
		diag_error(workspace->diag, CODE_NUMBER_DATE, issue->date_span,
		    "issue.yaml gives another date than --date");
		return false;
	}
	if (date_is_given(issue->date))
		return true;
	if (!choose_date(numbering, issue, &issue->date))
		return false;
	for (size_t i = 0; i < issue->count; i++)
		good &= check_issue_date(
		    workspace->diag, issue, issue->at[i].decision);
	return good;
}

/* Adds the issue to the register in memory. False after errors or failures in
 * the diag. */
static bool
number_issue(struct number_run *numbering, struct issue *issue,
    const struct issue_location *place)
{
	struct workspace *workspace = numbering->workspace;
	struct register_line line = {.directory = place->name};

	if (!can_be_typeset(workspace, issue) || !date_issue(numbering, issue))
		return false;
	line.date = issue->date;
	line.documents = issue_documents(workspace->arena, issue);
	return registry_may_append(
		   workspace->arena, workspace->diag, place->registry, &line) &&
	    registry_append(workspace->arena, workspace->diag, place->registry,
		&line, issue->wanted);
}

/* Signatures of a draft were made under a number that it has lost. */
static void
warn_signed(struct workspace *workspace, const struct issue *issue)
{
	const char *path =
	    file_join(workspace->arena, issue->path, SIGNATURES_NAME);

	if (file_is_directory(path))
		diag_warning_at(workspace->diag, CODE_SIGN_STALE, path,
		    "these signatures were made before the issue got number "
		    "%s: unless it was the same then, sign it again, by "
		    "congbao sign %s",
		    issue->label, issue->path);
}

bool
numbering_add(struct number_run *numbering, const struct issue_location *place,
    struct numbered_issue *numbered)
{
	struct workspace *workspace = numbering->workspace;
	struct issue *issue = gazette_issue(
	    workspace->arena, workspace->diag, workspace->gazette, place);
	struct diag *ignored = diag_new(workspace->arena);

	*numbered = (struct numbered_issue) {.place = place, .issue = issue};
	if (issue == NULL)
		return false;
	numbered->already = issue->first != 0;
	if (numbered->already)
		return true;
	if (!number_issue(numbering, issue, place))
		return false;
	numbered->issue =
	    gazette_issue(workspace->arena, ignored, workspace->gazette, place);
	if (numbered->issue != NULL)
		warn_signed(workspace, numbered->issue);
	return numbered->issue != NULL;
}

bool
numbering_save(struct number_run *numbering,
    const struct numbered_issue *issues, size_t count)
{
	struct workspace *workspace = numbering->workspace;

	for (size_t i = 0; i < count; i++) {
		const struct issue *issue = issues[i].issue;

		if (!registry_save(workspace->diag, issues[i].place->registry))
			return false;
		if (issues[i].already)
			printf(_("%s: number %s of %d already\n"), issue->path,
			    issue->label, issue->year);
		else
			printf(_("%s: number %s of %d, %s\n"), issue->path,
			    issue->label, issue->year,
			    date_long(workspace->arena, issue->date));
	}
	return true;
}
