#include "publish/portal.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "publish/directory.h"
#include "publish/former_driver.h"
#include "base/path.h"
#include "publish/web.h"

static const struct former_driver DRIVERS[] = {
    {"file", NULL, NULL, directory_read, directory_size, directory_store,
	directory_tidy},
    {"https", NULL, NULL, web_read, NULL, NULL, NULL},
    {"http", address_is_loopback,
	"http:// is for this machine alone (localhost): use https://", web_read,
	NULL, NULL, NULL},
};

static const struct former_driver *
driver_find(const char *scheme)
{
	for (size_t i = 0; i < sizeof DRIVERS / sizeof DRIVERS[0]; i++)
		if (strcmp(DRIVERS[i].scheme, scheme) == 0)
			return &DRIVERS[i];
	return NULL;
}

/* "/srv/công báo" as "file:///srv/c%C3%B4ng%20b%C3%A1o" */
static const char *
url_of_directory(struct arena *arena, const char *here, const char *directory)
{
	struct buffer url = {.arena = arena};
	const char *path =
	    directory[0] == '/' ? directory : file_join(arena, here, directory);

	buffer_string(&url, "file://");
	for (; *path != '\0'; path++) {
		char letter[2] = {*path, '\0'};

		if (*path == '/' || path_is_plain(letter))
			buffer_byte(&url, *path);
		else
			buffer_format(&url, "%%%02X", (unsigned char)*path);
	}
	return url.at;
}

static const char *
without_slashes(struct arena *arena, const char *text)
{
	size_t length = strlen(text);

	while (length > 1 && text[length - 1] == '/')
		length--;
	return arena_copy(arena, text, length);
}

/* A password typed where it does not belong is not repeated. */
static bool
refuse(struct portal *portal, const char *why)
{
	diag_failure(portal->diag,
	    strchr(portal->name, '@') == NULL ? portal->name : NULL, "%s", why);
	return false;
}

static bool
find_driver(struct portal *portal, enum portal_use use)
{
	const struct former_driver *driver =
	    driver_find(portal->address.scheme);

	if (driver == NULL)
		return refuse(portal,
		    "a portal is a directory, file://… or, to be read, "
		    "https://…");
	if (driver->is_allowed != NULL && !driver->is_allowed(&portal->address))
		return refuse(portal, driver->otherwise);
	if (use == PORTAL_WRITE && driver->store == NULL)
		return refuse(portal,
		    "can be read, not published to: give a directory or "
		    "file://…");
	portal->driver = driver;
	return true;
}

static bool
find_address(struct portal *portal, const char *where)
{
	const char *url = where, *wrong;

	if (where[0] == '\0')
		return refuse(portal, "no portal is named");
	if (strstr(where, "://") == NULL) {
		char here[PATH_MAX] = "";

		if (getcwd(here, sizeof here) == NULL)
			return refuse(portal, strerror(errno));
		url = url_of_directory(portal->arena, here, where);
	}
	wrong = address_parse(portal->arena, url, &portal->address);
	return wrong == NULL || refuse(portal, wrong);
}

struct portal *
portal_open(struct arena *arena, struct diag *diag, const char *where,
    enum portal_use use)
{
	struct portal *portal = arena_alloc(arena, sizeof *portal);

	portal->arena = arena;
	portal->diag = diag;
	portal->name = without_slashes(arena, where);
	if (!find_address(portal, where) || !find_driver(portal, use))
		return NULL;
	portal->upload = upload_open(arena, diag);
	return portal->upload == NULL ? NULL : portal;
}

void
portal_close(struct portal *portal)
{
	if (portal != NULL)
		upload_close(portal->upload);
}

const char *
portal_name(const struct portal *portal, const char *path)
{
	return file_join(portal->arena, portal->name, path);
}

const char *
portal_url(const struct portal *portal, struct arena *arena, const char *path)
{
	return arena_format(arena, "%s/%s", portal->address.url, path);
}

enum answer
portal_read(const struct portal *portal, struct arena *arena, const char *path,
    size_t limit, struct text *bytes)
{
	assert(path_is_plain(path));
	return portal->driver->read(portal, arena, path, limit, bytes);
}

enum answer
portal_size(const struct portal *portal, const char *path, size_t *size)
{
	assert(path_is_plain(path));
	return portal->driver->size(portal, path, size);
}

bool
portal_store(const struct portal *portal, const char *path, struct text bytes)
{
	assert(path_is_plain(path));
	return portal->driver->store(portal, path, bytes);
}

bool
portal_tidy(const struct portal *portal, const char *directory)
{
	assert(directory[0] == '\0' || path_is_plain(directory));
	return portal->driver->tidy(portal, directory);
}
