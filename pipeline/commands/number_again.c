#include "commands/number_again.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/translate.h"
#include "commands/known_portals.h"
#include "commands/numbering.h"
#include "commands/options.h"
#include "commands/workspace.h"
#include "number/claims.h"
#include "number/register_merge.h"
#include "number/registry.h"
#include "portal/portal.h"
#include "publish/append_only.h"

struct renumbering {
	struct number_run numbering;
	struct register_merge merge;
	struct selection selection;
};

static bool
is_selected(const struct renumbering *again, const struct registry *registry)
{
	for (size_t i = 0; i < again->selection.count; i++)
		if (again->selection.at[i]->registry == registry)
			return true;
	return false;
}

static bool
check_portal(void *context, struct portal *portal)
{
	const struct renumbering *again = context;
	struct workspace *workspace = again->numbering.workspace;
	const struct gazette *gazette = workspace->gazette;

	for (size_t i = 0; i < gazette->registry_count; i++) {
		const struct registry *registry = gazette->registries[i];
		struct text published;

		/* The lines that stay have to begin with those that are public.
		 */
		if ((registry->has_changed || is_selected(again, registry)) &&
		    !append_only_check_portal(workspace->arena, workspace->diag,
			portal, registry, &published))
			return false;
	}
	return true;
}

static void
take_paths(struct renumbering *again, const struct options *options,
    struct arena *arena)
{
	again->merge.is_open = options->path_count == 0;
	for (size_t i = 0; i < options->path_count; i++)
		strings_add(arena, &again->merge.issues, &again->merge.room,
		    options->paths[i]);
}

static bool
select_issues(struct renumbering *again, struct workspace *workspace)
{
	const struct strings *issues = &again->merge.issues;
	char **paths =
	    arena_alloc(workspace->arena, issues->count * sizeof(char *));

	for (size_t i = 0; i < issues->count; i++)
		paths[i] = arena_string(workspace->arena, issues->at[i]);
	return issues->count == 0 ||
	    workspace_select(
		workspace, paths, issues->count, &again->selection);
}

/* Both branches may have numbered the same issues and no others: then the
   register is mended without a new number. */
static bool
save(struct renumbering *again, const struct numbered_issue *numbered)
{
	struct workspace *workspace = again->numbering.workspace;
	const struct gazette *gazette = workspace->gazette;
	bool changed = again->selection.count > 0;

	for (size_t i = 0; i < gazette->registry_count; i++) {
		struct registry *registry = gazette->registries[i];

		changed |= registry->has_changed;
		if (!registry_save(workspace->diag, registry))
			return false;
	}
	if (!changed)
		puts(_("no other branch has given numbers: nothing is numbered "
		       "anew"));
	else if (again->selection.count == 0)
		puts(_("the register is mended, and no number is new"));
	return numbering_save(
	    &again->numbering, numbered, again->selection.count);
}

static bool
number_all(struct renumbering *again)
{
	size_t count = again->selection.count;
	struct numbered_issue *numbered = arena_alloc(
	    again->numbering.workspace->arena, count * sizeof *numbered);
	bool good = true;

	for (size_t i = 0; i < count; i++)
		good &= numbering_add(
		    &again->numbering, again->selection.at[i], &numbered[i]);
	return good && save(again, numbered);
}

int
number_again(const struct options *options)
{
	struct arena *arena = arena_new();
	struct workspace workspace;
	struct renumbering again = {
	    .numbering = {.workspace = &workspace, .date = options->date}};
	int status = 0, rest;
	bool good;

	take_paths(&again, options, arena);
	good = workspace_begin_merge(&workspace, options,
		   options->path_count > 0 ? options->paths[0] : NULL,
		   &again.merge) &&
	    workspace_open_faces(&workspace) &&
	    select_issues(&again, &workspace) &&
	    known_portals_check(
		&workspace, options, check_portal, &again, &status) &&
	    claims_check(workspace.arena, workspace.diag, workspace.gazette) &&
	    number_all(&again);
	rest = workspace_end(&workspace, good);
	arena_free(arena);
	return status != 0 ? status : rest;
}
