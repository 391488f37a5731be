#include "commands/portal_write.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "portal/access.h"
#include "portal/portal.h"
#include "portal/status.h"

static bool
is_remote(const char *where)
{
	return strstr(where, "://") != NULL &&
	    strncmp(where, "file://", 7) != 0;
}

struct portal *
portal_write_open(struct arena *arena, struct diag *diag, const char *where,
    struct access *access, int *status)
{
	*status = STATUS_DENIED;
	if (is_remote(where) && !access_load(arena, diag, access))
		return NULL;
	return portal_open(arena, diag, where, PORTAL_WRITE, access, status);
}

const char *
portal_write_owner(struct arena *arena)
{
	const char *job = getenv("CI_JOB_URL");
	char host[256] = "";

	if (job != NULL)
		return job;
	gethostname(host, sizeof host - 1);
	return utf8_readable(arena, arena_format(arena, "congbao on %s", host));
}
