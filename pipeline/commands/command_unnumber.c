#include "commands/commands.h"

/*
 * command_unnumber: the command that takes numbers back which nobody has read.
 *
 * A published number is never given again. Which ones are published is asked
 * of every portal that this checkout remembers; the register then loses its
 * last lines, or nothing is written.
 */

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "commands/workspace.h"
#include "number/issue.h"
#include "number/registry.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/append_only.h"
#include "publish/head.h"
#include "publish/manifest.h"

struct unnumbering {
	struct workspace *workspace;
	const struct options *options;
	struct selection selection;
	struct heads heads;
	bool *found; /* each head, in the ledger of a portal that was asked */
	int status;  /* of the portals, 0: all is well */
};

static const struct register_line *
line_of(const struct place_of_issue *place)
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

/* How many lines at the end of the register are to be taken back. */
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
	    "number %s is published, %s has it: it stays; correct by a "
	    "document of a new issue",
	    numbers_of(unnumbering->workspace, line), where);
	return false;
}

/* The register is public, with the lines of issues that are not there yet. */
static bool
is_read_in_register(const struct unnumbering *unnumbering,
    struct portal *portal, const struct place_of_issue *place, bool *is_read)
{
	struct arena *arena = unnumbering->workspace->arena;
	const char *path =
	    arena_format(arena, "%d/" PUBLISHED_REGISTER_NAME, place->year);
	struct text bytes;

	*is_read = false;
	switch (
	    portal_read(portal, arena, path, PUBLISHED_REGISTER_MOST, &bytes)) {
	case ANSWER_WHOLE:
		*is_read = line_of(place)->span.start < bytes.length;
		return append_only_check(unnumbering->workspace->diag,
		    portal_name(portal, path), place->registry, bytes);
	case ANSWER_ABSENT:
		return true;
	case ANSWER_LONGER:
		return portal_fail(portal, path, STATUS_ALTERED,
		    "is longer than any register");
	default:
		return false;
	}
}

/* Nothing in an issue changes once its manifest is there, though the run that
   stored it died before it was published. */
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
is_unread(const struct unnumbering *unnumbering, struct portal *portal,
    const struct place_of_issue *place)
{
	const struct register_line *line = line_of(place);
	const struct workspace *workspace = unnumbering->workspace;
	const char *path;
	bool found;

	if (line == NULL)
		return true;
	if (!is_read_in_register(unnumbering, portal, place, &found))
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
find_heads(struct unnumbering *unnumbering, struct portal *portal)
{
	const struct heads *heads = &unnumbering->heads;

	for (size_t i = 0; i < heads->count; i++)
		if (!unnumbering->found[i] &&
		    !head_find(
			portal, &heads->at[i].head, &unnumbering->found[i]))
			return false;
	return true;
}

static bool
ask(struct unnumbering *unnumbering, const char *where)
{
	struct workspace *workspace = unnumbering->workspace;
	const struct selection *selection = &unnumbering->selection;
	struct portal *portal =
	    portal_open(workspace->arena, workspace->diag, where, PORTAL_READ,
		&unnumbering->options->access, &unnumbering->status);
	bool good = portal != NULL && find_heads(unnumbering, portal);

	for (size_t i = 0; good && i < selection->count; i++)
		good = is_unread(unnumbering, portal, selection->at[i]);
	if (portal != NULL)
		unnumbering->status = portal->status;
	portal_close(portal);
	return good;
}

/* A portal that nobody asked may have what the others do not. */
static bool
all_are_found(struct unnumbering *unnumbering, const char *path)
{
	const struct heads *heads = &unnumbering->heads;

	for (size_t i = 0; i < heads->count; i++) {
		if (unnumbering->found[i])
			continue;
		diag_error_at(unnumbering->workspace->diag, CODE_PUBLISH_HEAD,
		    path,
		    "no portal that was asked has entry %d, %.12s…, which %s "
		    "had: give --published for each portal; one that lost the "
		    "entry was rolled back",
		    heads->at[i].head.seq, heads->at[i].head.digest.hex,
		    heads->at[i].portal);
		unnumbering->status = STATUS_ALTERED;
		return false;
	}
	return true;
}

/* Every portal that is given; each one that is remembered must be among
   them. */
static bool
ask_all(struct unnumbering *unnumbering)
{
	struct workspace *workspace = unnumbering->workspace;
	const struct options *options = unnumbering->options;
	const char *path = file_join(
	    workspace->arena, workspace->gazette->root, "issues/" HEAD_NAME);
	struct heads *heads = &unnumbering->heads;

	if (!heads_load(workspace->arena, workspace->diag, path, heads))
		return false;
	if (heads->count > 0 && options->portals.count == 0) {
		diag_failure(workspace->diag, path,
		    "says that %s was published to: give --published, so that "
		    "it can be asked for the number",
		    heads->at[0].portal);
		return false;
	}
	unnumbering->found = arena_alloc(
	    workspace->arena, heads->count * sizeof *unnumbering->found);
	for (size_t i = 0; i < options->portals.count; i++)
		if (!ask(unnumbering, options->portals.at[i]))
			return false;
	return all_are_found(unnumbering, path);
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
		const struct place_of_issue *place = selection->at[i];

		good = registry_save(workspace->diag, place->registry);
		if (good && lines[i] == NULL)
			printf("%s: has no number\n", place->path);
		else if (good)
			printf("%s: number %s of %d is taken back\n",
			    place->path, numbers_of(workspace, lines[i]),
			    place->year);
	}
	return good;
}

int
command_unnumber(const struct options *options)
{
	struct workspace workspace;
	struct unnumbering unnumbering = {
	    .workspace = &workspace, .options = options};
	bool good =
	    workspace_begin_alone(&workspace, options, options->paths[0]) &&
	    workspace_select(&workspace, options->paths, options->path_count,
		&unnumbering.selection) &&
	    are_last(&unnumbering) && ask_all(&unnumbering) &&
	    take_back(&unnumbering);
	int rest = workspace_end(&workspace, good);

	return unnumbering.status != 0 ? unnumbering.status : rest;
}
