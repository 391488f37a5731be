#include "publish/web.h"

#include "base/diag.h"

enum {
	STATUS_OK = 200,
	STATUS_REDIRECT = 300, /* to 399 */
	STATUS_CLIENT = 400,
	STATUS_NOT_FOUND = 404,
	STATUS_GONE = 410,
};

static enum answer
refuse(const struct portal *portal, const char *path, long status)
{
	if (status >= STATUS_REDIRECT && status < STATUS_CLIENT)
		diag_failure(portal->diag, portal_name(portal, path),
		    "HTTP status %ld: the server leads elsewhere; give the "
		    "portal's final address",
		    status);
	else
		diag_failure(portal->diag, portal_name(portal, path),
		    "HTTP status %ld", status);
	return ANSWER_FAILURE;
}

enum answer
web_read(const struct portal *portal, struct arena *arena, const char *path,
    size_t limit, struct text *bytes)
{
	struct transfer transfer = {.url = portal_url(portal, arena, path),
	    .scheme = portal->address.scheme,
	    .limit = limit};
	const char *why;

	why = upload_run(arena, portal->upload, &transfer);
	if (why != NULL) {
		diag_failure(
		    portal->diag, portal_name(portal, path), "%s", why);
		return ANSWER_FAILURE;
	}
	if (transfer.status == STATUS_NOT_FOUND ||
	    transfer.status == STATUS_GONE)
		return ANSWER_ABSENT;
	if (transfer.status != STATUS_OK)
		return refuse(portal, path, transfer.status);
	*bytes = transfer.answer;
	return transfer.is_longer ? ANSWER_LONGER : ANSWER_WHOLE;
}
