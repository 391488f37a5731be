#include "portal/address.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "portal/libcurl.h"

static const char *
part_of(struct arena *arena, CURLU *url, CURLUPart part, unsigned flags)
{
	char *text = NULL;
	const char *copy = "";

	if (libcurl()->url_get(url, part, &text, flags) == CURLUE_OK)
		copy = arena_string(arena, text);
	libcurl()->free(text);
	return copy;
}

/* The number of trailing slashes. */
static size_t
slashes_of(const char *path)
{
	size_t length = strlen(path), count = 0;

	while (count < length && path[length - 1 - count] == '/')
		count++;
	return count;
}

static const char *
without_end(struct arena *arena, const char *text, size_t count)
{
	return arena_copy(arena, text, strlen(text) - count);
}

static const char *
part_mistaken(struct arena *arena, CURLU *url)
{
	if (part_of(arena, url, CURLUPART_USER, 0)[0] != '\0' ||
	    part_of(arena, url, CURLUPART_PASSWORD, 0)[0] != '\0')
		return _("a URL must not contain a user name or a password");
	if (part_of(arena, url, CURLUPART_QUERY, 0)[0] != '\0' ||
	    part_of(arena, url, CURLUPART_FRAGMENT, 0)[0] != '\0')
		return _("the URL of a portal has no ? and no #");
	return NULL;
}

static void
take_parts(struct arena *arena, CURLU *url, struct address *address)
{
	const char *path = part_of(arena, url, CURLUPART_PATH, CURLU_URLDECODE);
	size_t slashes = slashes_of(path);

	address->scheme = part_of(arena, url, CURLUPART_SCHEME, 0);
	address->host = part_of(arena, url, CURLUPART_HOST, 0);
	address->port = part_of(arena, url, CURLUPART_PORT, 0);
	if (address->port[0] == '\0')
		address->port = NULL;
	address->path = without_end(arena, path, slashes);
	address->url =
	    without_end(arena, part_of(arena, url, CURLUPART_URL, 0), slashes);
}

static bool
needs_escapes(const char *text)
{
	for (; *text != '\0'; text++)
		if (*text <= ' ' || *text > '~')
			return true;
	return false;
}

const char *
address_parse(struct arena *arena, const char *text, struct address *address)
{
	CURLU *url = libcurl()->url();
	const char *wrong;
	CURLUcode code;

	if (url == NULL)
		return _("out of memory");
	code = libcurl()->url_set(url, CURLUPART_URL, text,
	    CURLU_NON_SUPPORT_SCHEME | CURLU_PATH_AS_IS);
	wrong = code == CURLUE_OK ? part_mistaken(arena, url)
	    : needs_escapes(text)
	    ? _("in a URL, spaces and characters beyond ASCII are written as "
		"%20, %C3 …; a local directory needs no file://")
	    : libcurl()->url_strerror(code);
	if (wrong == NULL)
		take_parts(arena, url, address);
	libcurl()->url_cleanup(url);
	return wrong;
}

bool
address_is_loopback(const struct address *address)
{
	unsigned char number[4];

	if (strcmp(address->host, "localhost") == 0 ||
	    strcmp(address->host, "[::1]") == 0)
		return true;
	return inet_pton(AF_INET, address->host, number) == 1 &&
	    number[0] == 127;
}
