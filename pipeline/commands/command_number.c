#include "commands/commands.h"

/*
 * command_number: the command number, which gives issues their final numbers.
 *
 * The register is written only after all issues have passed every check that
 * publishing requires.
 */

#include <stdio.h>
#include <time.h>

#include "base/arena.h"
#include "base/date.h"
#include "commands/workspace.h"
#include "number/check.h"
#include "number/claims.h"
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

/* Dates the issue by issue.yaml, --date, or today. False after an error in the
 * diag. */
static bool
date_issue(struct workspace *workspace, struct issue *issue, struct date date)
{
	bool good = true;

	if (date_is_given(issue->date) && date_is_given(date) &&
	    date_compare(date, issue->date) != 0) {
		diag_error(workspace->diag, CODE_NUMBER_DATE, issue->date_span,
		    "issue.yaml gives another date than --date");
		return false;
	}
	if (date_is_given(issue->date))
		return true;
	issue->date = date_is_given(date) ? date : workspace_today();
	for (size_t i = 0; i < issue->count; i++)
		good &= check_issue_date(
		    workspace->diag, issue, issue->at[i].decision);
	return good;
}

/* Adds the issue to the register in memory. False after errors or failures in
 * the diag. */
static bool
number_issue(struct workspace *workspace, struct issue *issue,
    const struct issue_location *place, struct date date)
{
	struct register_line line = {.directory = place->name};

	if (!can_be_typeset(workspace, issue) ||
	    !date_issue(workspace, issue, date))
		return false;
	line.date = issue->date;
	line.documents = issue_documents(workspace->arena, issue);
	return registry_may_append(
		   workspace->arena, workspace->diag, place->registry, &line) &&
	    registry_append(workspace->arena, workspace->diag, place->registry,
		&line, issue->wanted);
}

/* The issue with its number, `already` if it had one; NULL after errors or
 * failures. */
static struct issue *
find_number(struct workspace *workspace, const struct issue_location *place,
    struct date date, bool *already)
{
	struct issue *issue = gazette_issue(
	    workspace->arena, workspace->diag, workspace->gazette, place);
	struct diag *ignored = diag_new(workspace->arena);

	*already = issue != NULL && issue->first != 0;
	if (issue == NULL || *already)
		return issue;
	if (!number_issue(workspace, issue, place, date))
		return NULL;
	return gazette_issue(
	    workspace->arena, ignored, workspace->gazette, place);
}

static bool
number_all(struct workspace *workspace, const struct selection *selection,
    struct date date)
{
	size_t count = selection->count;
	struct issue **issues =
	    arena_alloc(workspace->arena, count * sizeof(struct issue *));
	bool *already = arena_alloc(workspace->arena, count * sizeof *already);
	bool good = true;

	for (size_t i = 0; i < count; i++) {
		issues[i] =
		    find_number(workspace, selection->at[i], date, &already[i]);
		good &= issues[i] != NULL;
	}
	for (size_t i = 0; good && i < count; i++) {
		const struct issue *issue = issues[i];

		good =
		    registry_save(workspace->diag, selection->at[i]->registry);
		if (good && already[i])
			printf("%s: number %s of %d already\n", issue->path,
			    issue->label, issue->year);
		else if (good)
			printf("%s: number %s of %d, %s\n", issue->path,
			    issue->label, issue->year,
			    date_long(workspace->arena, issue->date));
	}
	return good;
}

int
command_number(const struct options *options)
{
	struct workspace workspace;
	struct selection selection;
	bool good =
	    workspace_begin_exclusive(&workspace, options, options->paths[0]) &&
	    workspace_open_faces(&workspace) &&
	    workspace_select(
		&workspace, options->paths, options->path_count, &selection) &&
	    claims_check(workspace.arena, workspace.diag, workspace.gazette) &&
	    number_all(&workspace, &selection, options->date);

	return workspace_end(&workspace, good);
}
