#include "commands/commands.h"

/*
 * command_number: the command number, which gives issues their final numbers.
 */

#include "base/arena.h"
#include "commands/number_again.h"
#include "commands/number_due.h"
#include "commands/numbering.h"
#include "commands/workspace.h"
#include "number/claims.h"

/* All issues get their numbers, or none does. */
static bool
number_all(struct workspace *workspace, const struct options *options)
{
	struct number_run numbering = {
	    .workspace = workspace, .date = options->date};
	struct selection selection;
	struct numbered_issue *numbered;
	bool good = true;

	if (!workspace_select(
		workspace, options->paths, options->path_count, &selection) ||
	    !claims_check(
		workspace->arena, workspace->diag, workspace->gazette))
		return false;
	numbered =
	    arena_alloc(workspace->arena, selection.count * sizeof *numbered);
	for (size_t i = 0; i < selection.count; i++)
		good &=
		    numbering_add(&numbering, selection.at[i], &numbered[i]);
	return good && numbering_save(&numbering, numbered, selection.count);
}

static bool
number_those_due(struct workspace *workspace, const struct options *options)
{
	return claims_check(
		   workspace->arena, workspace->diag, workspace->gazette) &&
	    number_due(workspace, options);
}

int
command_number(const struct options *options)
{
	struct workspace workspace;
	bool good;

	if (options->again)
		return number_again(options);
	good = workspace_begin_exclusive(&workspace, options,
		   options->due ? NULL : options->paths[0]) &&
	    workspace_open_faces(&workspace) &&
	    (options->due ? number_those_due(&workspace, options)
			  : number_all(&workspace, options));
	return workspace_end(&workspace, good);
}
