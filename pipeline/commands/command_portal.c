#include "commands/commands.h"

/*
 * command_portal: the command portal.
 */

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "commands/portal_write.h"
#include "commands/publish_copy.h"
#include "commands/workspace.h"
#include "portal/access.h"
#include "portal/lock.h"
#include "portal/portal.h"
#include "portal/probe.h"
#include "portal/status.h"

static bool
check_portal(struct workspace *workspace, struct portal *portal)
{
	struct buffer out = {.arena = workspace->arena};
	bool is_safe = true, good;

	if (portal->driver->copies)
		return publish_copy_check(portal);
	good =
	    probe_portal(workspace->arena, portal, PROBE_LONG, &out, &is_safe);
	fwrite(out.at == NULL ? "" : out.at, 1, out.length, stdout);
	if (good && !is_safe)
		return portal_fail(portal, "", STATUS_INCAPABLE,
		    "cannot be published to safely");
	if (good)
		printf(_("%s: can be published to safely\n"), portal->name);
	return good;
}

static bool
unlock_portal(struct workspace *workspace, struct portal *portal)
{
	const char *holder;

	if (portal->driver->copies)
		return portal_fail(portal, "", STATUS_INCAPABLE,
		    "holds copies, and has no lock");
	if (!lock_break(workspace->arena, portal, &holder))
		return false;
	if (holder == NULL)
		printf(_("%s: was not locked\n"), portal->name);
	else
		printf(_("%s: unlocked; “%.100s” had locked it\n"),
		    portal->name, holder);
	return true;
}

static const struct {
	const char *name;
	bool (*run)(struct workspace *workspace, struct portal *portal);
} ACTIONS[] = {
    {"check", check_portal},
    {"unlock", unlock_portal},
};

enum { ACTION_COUNT = sizeof ACTIONS / sizeof ACTIONS[0] };

static int
run(const struct options *options, size_t action)
{
	const char *where = options->paths[1];
	struct access access = options->access;
	struct workspace workspace;
	struct portal *portal;
	int status, rest;
	bool good;

	workspace_begin_plain(&workspace, options);
	portal = portal_write_open(
	    workspace.arena, workspace.diag, where, &access, &status);
	good = portal != NULL && ACTIONS[action].run(&workspace, portal);
	if (portal != NULL)
		status = portal->status;
	portal_close(portal);
	rest = workspace_end(&workspace, good);
	return !good && status != 0 ? status : rest;
}

int
command_portal(const struct options *options)
{
	for (size_t i = 0; i < ACTION_COUNT; i++)
		if (strcmp(options->paths[0], ACTIONS[i].name) == 0)
			return run(options, i);
	fprintf(stderr,
	    _("congbao: `portal %s`: it should be check or unlock\n"),
	    options->paths[0]);
	return STATUS_OTHER;
}
