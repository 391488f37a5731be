#include "portal/portal_state.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/translate.h"
#include "portal/status.h"

const char *
portal_name(const struct portal *portal, const char *path)
{
	return file_join(portal->arena, portal->name, path);
}

struct origin
portal_origin(
    const struct portal *portal, enum diag_code code, const char *path)
{
	return (struct origin) {portal->diag, code, portal_name(portal, path)};
}

const char *
portal_url(const struct portal *portal, struct arena *arena, const char *path)
{
	return arena_format(
	    arena, "%s%s%s", portal->base, path[0] == '\0' ? "" : "/", path);
}

bool
portal_exit(struct portal *portal, int status)
{
	if (portal->status == 0)
		portal->status = status;
	return false;
}

bool
portal_fail(struct portal *portal, const char *path, int status,
    const char *format, ...)
{
	char words[1024];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(words, sizeof words, translate(format), arguments);
	va_end(arguments);
	diag_failure(portal->diag, portal_name(portal, path), "%s", words);
	return portal_exit(portal, status == 0 ? STATUS_OTHER : status);
}

bool
portal_refuse(struct portal *portal, const char *path, int status,
    enum diag_code code, const char *format, ...)
{
	char words[1024];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(words, sizeof words, translate(format), arguments);
	va_end(arguments);
	diag_error_at(
	    portal->diag, code, portal_name(portal, path), "%s", words);
	return portal_exit(portal, status);
}
