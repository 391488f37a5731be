#include "commands/commands.h"

/*
 * command_unnumber: the command unnumber, which takes back numbers that are not
 * published.
 *
 * A published number is never reused. Every portal that this checkout knows is
 * checked for the numbers; then the last lines of the register are removed, or
 * nothing is written.
 */

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/translate.h"
#include "commands/known_portals.h"
#include "commands/workspace.h"
#include "number/issue.h"
#include "number/registry.h"
#include "portal/portal.h"
#include "publish/append_only.h"
#include "publish/manifest.h"

struct unnumbering {
	struct workspace *workspace;
	struct selection selection;
};

static const struct register_line *
line_of(const struct issue_location *place)
{
	return registry_find(place->registry, place->name);
}

static const char *
numbers_of(const struct workspace *workspace, const struct register_line *line)
{
	return issue_label(workspace->arena, workspace->gazette->profile,
	    line->first, line->last);
}

static bool
is_selected(const struct selection *selection, const struct registry *registry,
    const struct register_line *line)
{
	for (size_t i = 0; i < selection->count; i++)
		if (selection->at[i]->registry == registry &&
		    line_of(selection->at[i]) == line)
			return true;
	return false;
}

/* The number of selected lines at the end of the register. */
static size_t
count_last(const struct selection *selection, const struct registry *registry)
{
	size_t kept = registry->count;

	while (kept > 0 &&
	    is_selected(selection, registry, &registry->at[kept - 1]))
		kept--;
	return registry->count - kept;
}

static bool
are_last(const struct unnumbering *unnumbering)
{
	const struct selection *selection = &unnumbering->selection;
	bool good = true;

	for (size_t i = 0; i < selection->count; i++) {
		const struct registry *registry = selection->at[i]->registry;
		const struct register_line *line = line_of(selection->at[i]);
		size_t kept = registry->count - count_last(selection, registry);

		if (line == NULL || line >= registry->at + kept)
			continue;
		diag_error(unnumbering->workspace->diag, CODE_UNNUMBER_FOLLOWED,
		    line->span,
		    "number %s is followed by %s, of %s: numbers are taken "
		    "back from the last one on",
		    numbers_of(unnumbering->workspace, line),
		    numbers_of(unnumbering->workspace, &registry->at[kept - 1]),
		    registry->at[kept - 1].directory);
		good = false;
	}
	return good;
}

static bool
refuse(const struct unnumbering *unnumbering, const struct register_line *line,
    const char *where)
{
	diag_error(unnumbering->workspace->diag, CODE_UNNUMBER_PUBLISHED,
	    line->span,
	    "number %s is published, %s has it: it cannot be taken back; "
	    "publish a correction in a new issue",
	    numbers_of(unnumbering->workspace, line), where);
	return false;
}

/* The register is public, and may have lines of issues that are not. */
static bool
is_in_public_register(const struct unnumbering *unnumbering,
    struct portal *portal, const struct issue_location *place, bool *is_read)
{
	struct text published;

	if (!append_only_check_portal(unnumbering->workspace->arena,
		unnumbering->workspace->diag, portal, place->registry,
		&published))
		return false;
	*is_read = line_of(place)->span.start < published.length;
	return true;
}

/* An issue is immutable once its manifest is stored, even if the run that
   stored it was interrupted before it published the issue. */
static bool
is_stored(const struct unnumbering *unnumbering, struct portal *portal,
    const char *path, bool *stored)
{
	struct text bytes;
	enum answer answer = portal_read(
	    portal, unnumbering->workspace->arena, path, MANIFEST_MOST, &bytes);

	*stored = answer == ANSWER_WHOLE || answer == ANSWER_LONGER;
	return answer != ANSWER_FAILURE;
}

static bool
is_unpublished(const struct unnumbering *unnumbering, struct portal *portal,
    const struct issue_location *place)
{
	const struct register_line *line = line_of(place);
	const struct workspace *workspace = unnumbering->workspace;
	const char *path;
	bool found;

	if (line == NULL)
		return true;
	if (!is_in_public_register(unnumbering, portal, place, &found))
		return false;
	if (found)
		return refuse(unnumbering, line, portal->name);
	path = path_join(workspace->arena,
	    issue_address(workspace->arena, workspace->gazette->profile,
		place->year, line),
	    MANIFEST_NAME);
	if (!is_stored(unnumbering, portal, path, &found))
		return false;
	return !found || refuse(unnumbering, line, portal_name(portal, path));
}

static bool
check_portal(void *context, struct portal *portal)
{
	const struct unnumbering *unnumbering = context;
	const struct selection *selection = &unnumbering->selection;

	for (size_t i = 0; i < selection->count; i++)
		if (!is_unpublished(unnumbering, portal, selection->at[i]))
			return false;
	return true;
}

static bool
take_back(const struct unnumbering *unnumbering)
{
	struct workspace *workspace = unnumbering->workspace;
	const struct selection *selection = &unnumbering->selection;
	const struct register_line **lines =
	    arena_alloc(workspace->arena, selection->count * sizeof *lines);
	bool good = true;

	for (size_t i = 0; i < selection->count; i++)
		lines[i] = line_of(selection->at[i]);
	for (size_t i = 0; i < selection->count; i++) {
		struct registry *registry = selection->at[i]->registry;
		size_t count = count_last(selection, registry);

		if (count > 0)
			registry_drop(workspace->arena, registry, count);
	}
	for (size_t i = 0; good && i < selection->count; i++) {
		const struct issue_location *place = selection->at[i];

		good = registry_save(workspace->diag, place->registry);
		if (good && lines[i] == NULL)
			printf(_("%s: has no number\n"), place->path);
		else if (good)
			printf(_("%s: number %s of %d is taken back\n"),
			    place->path, numbers_of(workspace, lines[i]),
			    place->year);
	}
	return good;
}

int
command_unnumber(const struct options *options)
{
	struct workspace workspace;
	struct unnumbering unnumbering = {.workspace = &workspace};
	int status = 0;
	bool good =
	    workspace_begin_exclusive(&workspace, options, options->paths[0]) &&
	    workspace_select(&workspace, options->paths, options->path_count,
		&unnumbering.selection) &&
	    are_last(&unnumbering) &&
	    known_portals_check(
		&workspace, options, check_portal, &unnumbering, &status) &&
	    take_back(&unnumbering);
	int rest = workspace_end(&workspace, good);

	return status != 0 ? status : rest;
}
