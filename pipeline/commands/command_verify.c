#include "commands/commands.h"

/*
 * command_verify: the commands verify and portal.
 */

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/progress.h"
#include "commands/publish_copy.h"
#include "commands/workspace.h"
#include "portal/access.h"
#include "portal/lock.h"
#include "portal/portal.h"
#include "portal/probe.h"
#include "portal/status.h"
#include "publish/verify.h"

static void
report_progress(void *context, const char *path, size_t done, size_t total)
{
	struct progress *progress = context;

	if (done <= 1)
		*progress = progress_start("verify", total);
	progress_step(progress, path);
}

int
command_verify(const struct options *options)
{
	struct workspace workspace;
	struct progress progress = {0};
	struct verified verified = {0};
	struct verify_options wish = {.where = options->paths[0],
	    .issue = options->path_count > 1 ? options->paths[1] : NULL,
	    .most = VERIFY_MOST,
	    .jobs = options->jobs,
	    .known = options->known,
	    .access = &options->access,
	    .step = report_progress,
	    .context = &progress};
	int status, rest;

	workspace_begin_plain(&workspace, options);
	status =
	    verify_portal(workspace.arena, workspace.diag, &wish, &verified);
	progress_end(&progress);
	printf("%s: %zu issues, %zu files, %zu bytes are as published%s\n",
	    wish.where, verified.issues, verified.files, verified.bytes,
	    status == 0 ? "" : "; the rest is not");
	rest = workspace_end(&workspace, status == 0);
	return status != 0 ? status : rest;
}

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
		printf("%s: can be published to safely\n", portal->name);
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
		printf("%s: was not locked\n", portal->name);
	else
		printf("%s: unlocked; “%.100s” had locked it\n", portal->name,
		    holder);
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
	struct portal *portal = NULL;
	int status = STATUS_DENIED, rest;
	bool good;

	workspace_begin_plain(&workspace, options);
	if (strstr(where, "://") == NULL || strncmp(where, "file://", 7) == 0 ||
	    access_load(workspace.arena, workspace.diag, &access))
		portal = portal_open(workspace.arena, workspace.diag, where,
		    PORTAL_WRITE, &access, &status);
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
	fprintf(stderr, "congbao: portal “%s”: it should be check or unlock\n",
	    options->paths[0]);
	return STATUS_OTHER;
}
