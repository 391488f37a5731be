#include "commands/commands.h"

/*
 * command_preview: shows an issue in a browser while it is written.
 */

#include "base/arena.h"
#include "base/diag.h"
#include "commands/workspace.h"
#include "desk/preview.h"
#include "site/collate.h"

/* The issue that is named, or else the last one: the newest draft, if there is
   one. */
static const struct issue_location *
find_issue(struct workspace *workspace, const struct options *options)
{
	const struct gazette *gazette = workspace->gazette;

	if (options->path_count > 0)
		return gazette_find(workspace->arena, workspace->diag, gazette,
		    options->paths[0]);
	if (gazette->count > 0)
		return &gazette->at[gazette->count - 1];
	diag_failure(
	    workspace->diag, gazette->root, "has no issue to be shown");
	return NULL;
}

static bool
run(struct workspace *workspace, const struct options *options)
{
	struct preview_source source = {.gazette = workspace->gazette,
	    .faces = workspace->faces,
	    .place = find_issue(workspace, options)};
	struct collator *collator;
	bool good;

	if (source.place == NULL)
		return false;
	collator = collator_open(workspace->arena, workspace->diag);
	source.collator = collator;
	good = collator != NULL &&
	    preview_run(workspace->diag, &source, options->port);
	collator_close(collator);
	return good;
}

int
command_preview(const struct options *options)
{
	struct workspace workspace;
	bool good = workspace_begin(&workspace, options,
			options->path_count > 0 ? options->paths[0] : NULL) &&
	    workspace_open_faces(&workspace) && run(&workspace, options);

	return workspace_end(&workspace, good);
}
