#include "commands/issue_place.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/translate.h"
#include "commands/workspace.h"
#include "number/registry.h"

static const char *
refuse_issue(struct workspace *workspace, const char *path, const char *message)
{
	diag_error_at(workspace->diag, CODE_ISSUE_UNKNOWN, path, "%s", message);
	return NULL;
}

/* Is it issues/<year>/<name>, whether it exists or not? */
static bool
is_place_of_issue(struct arena *arena, const char *root, const char *path)
{
	const char *above = file_directory(arena, path);
	const char *year = file_base(arena, above);
	const char *issues = file_directory(arena, above);

	return strlen(year) == 4 && strspn(year, "0123456789") == 4 &&
	    file_is_same(issues, file_join(arena, root, "issues"));
}

/* Its number, if it has one, closes an issue. */
static const char *
use_issue(struct workspace *workspace, const struct issue_location *place)
{
	if (place == NULL)
		return NULL;
	if (registry_find(place->registry, place->name) == NULL)
		return place->path;
	diag_error_at(workspace->diag, CODE_ISSUE_CHANGED, place->path,
	    "the issue has a number: decisions go into a new one");
	return NULL;
}

const char *
issue_place_find(struct workspace *workspace, const char *path)
{
	struct arena *arena = workspace->arena;
	const struct gazette *gazette = workspace->gazette;

	path = file_join(
	    arena, file_directory(arena, path), file_base(arena, path));
	if (strchr(path, '/') == NULL && file_is_absent(path))
		return use_issue(workspace,
		    gazette_find(arena, workspace->diag, gazette, path));
	for (size_t i = 0; i < gazette->count; i++)
		if (file_is_same(gazette->at[i].path, path))
			return use_issue(workspace, &gazette->at[i]);
	if (!file_is_absent(path))
		return refuse_issue(workspace, path,
		    _("not an issue: give issues/<year>/<name>"));
	if (is_place_of_issue(arena, gazette->root, path))
		return path;
	return refuse_issue(workspace, path,
	    _("an issue is a directory issues/<year>/<name> of the gazette"));
}
