#include "commands/commands.h"

/*
 * command_renew: the command renew.
 */

#include <stdio.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "commands/known_head.h"
#include "commands/portal_write.h"
#include "commands/workspace.h"
#include "portal/lock_record.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/renew.h"
#include "read/profile.h"
#include "sign/settings.h"
#include "sign/timestamp.h"

enum { WITHIN_DAYS = 90 };

static const char *
day_of(struct arena *arena, int64_t time)
{
	return arena_format(arena, "%.10s", lock_record_time(arena, time));
}

static void
print_result(struct workspace *workspace, const char *where,
    const struct renewed *renewed)
{
	struct arena *arena = workspace->arena;

	if (renewed->list != NULL)
		printf(_("%s: %s: %zu digests, stamped anew; the certificate "
			 "of “%s” ends on %s\n"),
		    where, renewed->list, renewed->lines, renewed->authority,
		    day_of(arena, renewed->until));
	else if (renewed->until != 0)
		printf(_("%s: nothing is due: the certificate of “%s” ends on "
			 "%s\n"),
		    where, renewed->authority, day_of(arena, renewed->until));
	else
		printf(
		    _("%s: nothing is due: there is no time-stamp\n"), where);
}

static bool
has_authority(const struct workspace *workspace)
{
	const struct profile *profile = workspace->gazette->profile;

	if (profile->signature.tsa.count > 0)
		return true;
	diag_error_at(workspace->diag, CODE_SIGN_SETTINGS,
	    profile->source->path,
	    "names no authority for time-stamps (`tsa` under `signature`)");
	return false;
}

static bool
renew_portal(struct workspace *workspace, const struct options *options,
    struct portal *portal, struct access *access)
{
	struct tsa tsa;
	struct renewing renewing = {.arena = workspace->arena,
	    .portal = portal,
	    .access = access,
	    .tsa = &tsa,
	    .jobs = options->jobs,
	    .now = (int64_t)time(NULL),
	    .within = options->within_given ? options->within : WITHIN_DAYS,
	    .owner = portal_write_owner(workspace->arena),
	    .wait = options->wait};
	struct renewed renewed;

	if (portal->driver->copies)
		return portal_fail(portal, "", STATUS_INCAPABLE,
		    "holds copies, and not the gazette");
	if (!has_authority(workspace) ||
	    !settings_tsa(workspace->arena, workspace->diag,
		workspace->gazette->profile, &tsa) ||
	    !known_head_check_any(workspace->arena, portal) ||
	    !renew(&renewing, &renewed))
		return false;
	print_result(workspace, portal->name, &renewed);
	return true;
}

static const char *
portal_of(const struct options *options)
{
	return options->to != NULL  ? options->to
	    : options->output_given ? options->output
				    : NULL;
}

int
command_renew(const struct options *options)
{
	struct workspace workspace;
	struct access access = options->access;
	struct portal *portal = NULL;
	int status = 0, rest;
	bool good;

	if ((options->to != NULL) == options->output_given) {
		fputs(_("congbao: renew needs --to URL or -o DIR\n"), stderr);
		return STATUS_OTHER;
	}
	good = workspace_begin(&workspace, options, NULL);
	if (good)
		portal = portal_write_open(workspace.arena, workspace.diag,
		    portal_of(options), &access, &status);
	good = portal != NULL &&
	    renew_portal(&workspace, options, portal, &access);
	if (portal != NULL)
		status = portal->status;
	portal_close(portal);
	rest = workspace_end(&workspace, good);
	return !good && status != 0 ? status : rest;
}
