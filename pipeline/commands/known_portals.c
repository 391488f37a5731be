#include "commands/known_portals.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "commands/options.h"
#include "commands/workspace.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/head.h"

struct portal_inquiry {
	struct workspace *workspace;
	const struct options *options;
	portal_check *check;
	void *context;
	struct heads heads;
	bool *found; /* per head: a portal's ledger has it */
	int *status;
};

static bool
find_heads(struct portal_inquiry *inquiry, struct portal *portal)
{
	const struct heads *heads = &inquiry->heads;

	for (size_t i = 0; i < heads->count; i++)
		if (!inquiry->found[i] &&
		    !head_find(portal, &heads->at[i].head, &inquiry->found[i]))
			return false;
	return true;
}

static bool
ask(struct portal_inquiry *inquiry, const char *where)
{
	struct workspace *workspace = inquiry->workspace;
	struct portal *portal = portal_open(workspace->arena, workspace->diag,
	    where, PORTAL_READ, &inquiry->options->access, inquiry->status);
	bool good = portal != NULL && find_heads(inquiry, portal) &&
	    inquiry->check(inquiry->context, portal);

	if (portal != NULL)
		*inquiry->status = portal->status;
	portal_close(portal);
	return good;
}

/* A portal that was not given may have published the number. */
static bool
all_are_found(const struct portal_inquiry *inquiry, const char *path)
{
	const struct heads *heads = &inquiry->heads;

	for (size_t i = 0; i < heads->count; i++) {
		if (inquiry->found[i])
			continue;
		diag_error_at(inquiry->workspace->diag, CODE_PUBLISH_HEAD, path,
		    "no portal that was given has entry %d, %.12s…, which %s "
		    "had: give --published for each portal; one that lost the "
		    "entry was rolled back",
		    heads->at[i].head.seq, heads->at[i].head.digest.hex,
		    heads->at[i].portal);
		*inquiry->status = STATUS_ALTERED;
		return false;
	}
	return true;
}

bool
known_portals_check(struct workspace *workspace, const struct options *options,
    portal_check *check, void *context, int *status)
{
	struct portal_inquiry inquiry = {.workspace = workspace,
	    .options = options,
	    .check = check,
	    .context = context,
	    .status = status};
	const char *path = file_join(
	    workspace->arena, workspace->gazette->root, "issues/" HEAD_NAME);
	struct heads *heads = &inquiry.heads;

	if (!heads_load(workspace->arena, workspace->diag, path, heads))
		return false;
	if (heads->count > 0 && options->portals.count == 0) {
		diag_failure(workspace->diag, path,
		    "records a publication to %s: give --published, so that it "
		    "can be checked for the number",
		    heads->at[0].portal);
		return false;
	}
	inquiry.found =
	    arena_alloc(workspace->arena, heads->count * sizeof *inquiry.found);
	for (size_t i = 0; i < options->portals.count; i++)
		if (!ask(&inquiry, options->portals.at[i]))
			return false;
	return all_are_found(&inquiry, path);
}
