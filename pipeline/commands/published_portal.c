#include "commands/published_portal.h"

#include <stdio.h>

#include "base/translate.h"
#include "commands/known_head.h"
#include "commands/options.h"
#include "number/registry.h"
#include "portal/portal.h"
#include "publish/issue_index.h"
#include "publish/takeover.h"

static bool
open_portal(
    struct published_portal *published_portal, const struct options *options)
{
	struct workspace *workspace = &published_portal->workspace;

	published_portal->portal =
	    portal_open(workspace->arena, workspace->diag, options->published,
		PORTAL_READ, &options->access, &published_portal->status);
	if (published_portal->portal == NULL ||
	    !known_head_check_any(workspace->arena, published_portal->portal))
		return false;
	published_portal->published = takeover_open(
	    workspace->arena, published_portal->portal, options->output);
	if (published_portal->published == NULL)
		return false;
	if (published_portal->published->pointer == NULL)
		published_portal->published = NULL;
	return true;
}

bool
published_portal_begin(
    struct published_portal *published_portal, const struct options *options)
{
	*published_portal = (struct published_portal) {0};
	workspace_begin_plain(&published_portal->workspace, options);
	return options->published == NULL ||
	    open_portal(published_portal, options);
}

bool
published_portal_has(
    const struct takeover *published, const struct issue_location *place)
{
	const struct register_line *line =
	    registry_find(place->registry, place->name);
	int number = line == NULL ? 0 : line->first;
	struct numbers numbers = {&number, 1};

	return line != NULL &&
	    issue_index_find_numbers(
		published->issue_index, place->year, &numbers) != NULL;
}

void
published_portal_leave_out(
    const struct takeover *published, struct selection *selection, bool print)
{
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++)
		if (!published_portal_has(published, selection->at[i]))
			selection->at[kept++] = selection->at[i];
		else if (print)
			printf(_("%s: is published, and taken as it is\n"),
			    selection->at[i]->path);
	selection->count = kept;
}

int
published_portal_end(struct published_portal *published_portal)
{
	int status = published_portal->status, rest;

	if (published_portal->portal != NULL)
		status = published_portal->portal->status;
	if (published_portal->published != NULL)
		takeover_forget_cited(published_portal->published);
	portal_close(published_portal->portal);
	rest = workspace_end(&published_portal->workspace, true);
	return status != 0 ? status : rest;
}
