#include "commands/known_head.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "commands/workspace.h"
#include "portal/portal.h"
#include "publish/head.h"
#include "publish/ledger.h"

/* NULL if we are in no checkout. */
static const char *
head_path(struct arena *arena)
{
	const char *root = workspace_root(arena, NULL);

	return root == NULL ? NULL
			    : file_join(arena, root, "issues/" HEAD_NAME);
}

bool
known_head_check(struct arena *arena, struct portal *portal)
{
	const char *path = head_path(arena);
	struct head head;

	return path == NULL || portal->driver->copies ||
	    (head_load(arena, portal->diag, path, portal->name, &head) &&
		head_check(portal, &head));
}

bool
known_head_check_any(struct arena *arena, struct portal *portal)
{
	const char *path = head_path(arena);
	struct head head;

	return path == NULL ||
	    (head_load_any(arena, portal->diag, path, &head) &&
		head_check(portal, &head));
}

void
known_head_keep(
    struct arena *arena, struct portal *portal, const struct pointer *pointer)
{
	const char *path = head_path(arena);
	struct head head = {pointer->seq, pointer->ledger};

	if (path != NULL &&
	    !head_save(arena, diag_new(arena), path, portal->name, &head))
		diag_warning_at(portal->diag, CODE_HEAD_KEPT, path,
		    "cannot be written: entry %d of the ledger is not recorded "
		    "here",
		    head.seq);
}
