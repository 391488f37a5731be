#include "portal/api_answer.h"

#include <string.h>

#include "base/arena.h"
#include "portal/address.h"

enum { URL_MOST = 2000 };

/* Length of the origin of a URL, "https://host:8443"; 0: it has none. */
static size_t
origin_length(const char *url)
{
	const char *host = strstr(url, "://");

	return host == NULL
	    ? 0
	    : (size_t)(host + 3 - url) + strcspn(host + 3, "/?#");
}

static bool
parse(struct arena *arena, const char *url, struct address *address)
{
	const char *path = arena_copy(arena, url, strcspn(url, "?#"));

	return address_parse(arena, path, address) == NULL;
}

static bool
is_for_readers(struct arena *arena, const char *base, const char *url)
{
	struct address own, address;

	if (!parse(arena, url, &address) || !parse(arena, base, &own))
		return false;
	return strcmp(address.scheme, "https") == 0 ||
	    (strcmp(address.scheme, "http") == 0 &&
		address_is_loopback(&address) && address_is_loopback(&own));
}

const char *
api_answer_url(struct arena *arena, const char *base, const char *named)
{
	struct buffer encoded = {.arena = arena};
	const char *url = named;

	if (named[0] == '\0' || strlen(named) > URL_MOST)
		return NULL;
	if (named[0] == '/' && named[1] == '/')
		return NULL;
	if (named[0] == '/')
		url = arena_format(
		    arena, "%.*s%s", (int)origin_length(base), base, named);
	else if (strstr(named, "://") == NULL)
		return NULL;
	/* What a URL may contain; %, ? and # stay as they are. */
	buffer_encode(&encoded, url, "!#$%&'()*+,-./:;=?@[]_~");
	return is_for_readers(arena, base, encoded.at) ? encoded.at : NULL;
}

bool
api_answer_is_ours(struct arena *arena, const char *base, const char *url)
{
	struct address own, address;

	if (!parse(arena, base, &own) || !parse(arena, url, &address) ||
	    strcmp(own.scheme, address.scheme) != 0 ||
	    strcmp(own.host, address.host) != 0)
		return false;
	return own.port == NULL || address.port == NULL
	    ? own.port == address.port
	    : strcmp(own.port, address.port) == 0;
}
