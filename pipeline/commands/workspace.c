#include "commands/workspace.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "commands/installed.h"
#include "commands/options.h"
#include "read/fonts.h"
#include "read/profile.h"
#include "typeset/face.h"
#include "typeset/layout.h"

/* Asia/Ho_Chi_Minh is ahead of UTC by 7 hours, all year and since 1975. */
enum { VIETNAM_SECONDS = 7 * 3600 };

static bool
is_root(struct arena *arena, const char *path)
{
	return !file_is_absent(file_join(arena, path, "issues/gazette.yaml"));
}

/* Searches upwards from the path as given, then from the working directory. */
const char *
workspace_root(struct arena *arena, const char *start)
{
	const char *path = start, *up = ".";

	while (path != NULL) {
		const char *directory = file_directory(arena, path);

		if (is_root(arena, path))
			return path;
		path = strcmp(directory, path) == 0 ? NULL : directory;
	}
	for (int i = 0; i < 32; i++) {
		if (is_root(arena, up))
			return up;
		up = i == 0 ? ".." : file_join(arena, up, "..");
	}
	return NULL;
}

void
workspace_begin_plain(
    struct workspace *workspace, const struct options *options)
{
	*workspace = (struct workspace) {
	    .strict = options->strict, .format = options->format, .lock = -1};
	workspace->arena = arena_new();
	workspace->diag = diag_new(workspace->arena);
}

/* Begins with the root of the gazette; NULL after a failure in the diag. */
static const char *
begin_at_root(struct workspace *workspace, const struct options *options,
    const char *start)
{
	const char *root;

	workspace_begin_plain(workspace, options);
	root = workspace_root(workspace->arena, start);
	if (root == NULL)
		diag_failure(workspace->diag, NULL,
		    "no issues/gazette.yaml here or in a directory above: "
		    "change to the gazette's directory, or begin one with "
		    "`congbao init`");
	return root;
}

static bool
begin(struct workspace *workspace, const struct options *options,
    const char *start, bool exclusive, struct register_merge *merge)
{
	const char *root = begin_at_root(workspace, options, start);

	if (root == NULL)
		return false;
	if (exclusive)
		workspace->lock = file_lock(workspace->diag,
		    file_join(workspace->arena, root, "issues"));
	if (exclusive && workspace->lock < 0)
		return false;
	workspace->gazette =
	    gazette_load_merged(workspace->arena, workspace->diag, root, merge);
	return workspace->gazette != NULL;
}

bool
workspace_begin(struct workspace *workspace, const struct options *options,
    const char *start)
{
	return begin(workspace, options, start, false, NULL);
}

bool
workspace_begin_exclusive(struct workspace *workspace,
    const struct options *options, const char *start)
{
	return begin(workspace, options, start, true, NULL);
}

bool
workspace_begin_merge(struct workspace *workspace,
    const struct options *options, const char *start,
    struct register_merge *merge)
{
	return begin(workspace, options, start, true, merge);
}

bool
workspace_begin_one(struct workspace *workspace, const struct options *options,
    const char *directory)
{
	const char *root = begin_at_root(workspace, options, directory);

	if (root != NULL)
		workspace->gazette = gazette_load_one(
		    workspace->arena, workspace->diag, root, directory);
	return workspace->gazette != NULL;
}

struct date
workspace_day(time_t moment)
{
	struct tm parts;

	moment += VIETNAM_SECONDS;
	gmtime_r(&moment, &parts);
	return date_of(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

struct date
workspace_today(void)
{
	return workspace_day(time(NULL));
}

/*
 * The font manifest that the profile names, or else fonts/manifest.yaml of the
 * gazette, or else the installed one.
 */
static const char *
manifest_path(struct arena *arena, const struct gazette *gazette)
{
	const struct value *fonts = &gazette->profile->fonts;
	const char *path = file_join(arena, gazette->root, fonts->text);
	const char *installed = NULL;

	if (fonts->span.source == NULL && file_is_absent(path))
		installed = installed_find(arena, "fonts/manifest.yaml");
	return installed != NULL ? installed : path;
}

bool
workspace_open_faces(struct workspace *workspace)
{
	struct fonts *fonts = fonts_load(workspace->arena, workspace->diag,
	    manifest_path(workspace->arena, workspace->gazette));

	if (fonts == NULL)
		return false;
	workspace->faces_digest = fonts_declared(fonts);
	workspace->faces_found = fonts_found(fonts);
	workspace->faces = faces_new(workspace->arena, workspace->diag, fonts);
	return workspace->faces != NULL;
}

int
workspace_end(struct workspace *workspace, bool good)
{
	int status = diag_exit_status(workspace->diag, workspace->strict);

	diag_print(workspace->diag, stderr, workspace->format);
	faces_free(workspace->faces);
	file_unlock(workspace->lock);
	arena_free(workspace->arena);
	return good || status != 0 ? status : 2;
}

bool
workspace_select(struct workspace *workspace, char *const *paths, size_t count,
    struct selection *selection)
{
	const struct gazette *gazette = workspace->gazette;
	size_t most = count == 0 ? gazette->count : count;
	bool good = true;

	*selection = (struct selection) {0};
	selection->at = arena_alloc(
	    workspace->arena, most * sizeof(const struct issue_location *));
	for (size_t i = 0; i < most; i++) {
		const struct issue_location *place = count == 0
		    ? &gazette->at[i]
		    : gazette_find(
			  workspace->arena, workspace->diag, gazette, paths[i]);

		if (place == NULL)
			good = false;
		else
			selection->at[selection->count++] = place;
	}
	return good;
}

struct layout *
workspace_layout(const struct workspace *workspace, struct arena *arena,
    struct diag *diag, const struct issue_location *place)
{
	struct issue *issue =
	    gazette_issue(arena, diag, workspace->gazette, place);

	return issue == NULL ? NULL
			     : layout_set(arena, diag, workspace->faces, issue);
}
