#include "portal/portal.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/system_words.h"
#include "base/translate.h"
#include "portal/access.h"
#include "portal/api.h"
#include "portal/directory.h"
#include "portal/ftps.h"
#include "portal/libcurl.h"
#include "portal/s3.h"
#include "portal/scheduler.h"
#include "portal/sftp.h"
#include "portal/status.h"
#include "portal/upload.h"
#include "portal/web.h"

static const struct driver DRIVERS[] = {
    {.scheme = "file",
	.speaks = "file",
	.writes = true,
	.creates = true,
	.is_local = true,
	.renames = true,
	.prepare = directory_prepare,
	.judge = directory_judge,
	.tidy = directory_tidy},
    {.scheme = "https",
	.speaks = "https",
	.prepare = web_prepare,
	.judge = web_judge},
    {.scheme = "http",
	.speaks = "http",
	.is_allowed = address_is_loopback,
	.otherwise =
	    N_("http:// is for this machine alone (localhost): use https://"),
	.prepare = web_prepare,
	.judge = web_judge},
    {.scheme = "davs",
	.speaks = "https",
	.writes = true,
	.creates = true,
	.moves = true,
	.prepare = web_prepare,
	.judge = web_judge},
    {.scheme = "dav",
	.speaks = "http",
	.is_allowed = address_is_loopback,
	.otherwise =
	    N_("dav:// is for this machine alone (localhost): use davs://"),
	.writes = true,
	.creates = true,
	.moves = true,
	.prepare = web_prepare,
	.judge = web_judge},
    {.scheme = "sftp",
	.speaks = "sftp",
	.writes = true,
	.renames = true,
	.open = sftp_open,
	.close = sftp_close,
	.prepare = sftp_prepare,
	.judge = sftp_judge},
    {.scheme = "ftps",
	.speaks = "ftp",
	.writes = true,
	.renames = true,
	.is_single = true,
	.open = ftps_open,
	.prepare = ftps_prepare,
	.judge = ftps_judge},
    {.scheme = "s3",
	.speaks = "https",
	.writes = true,
	.creates = true,
	.open = s3_open,
	.prepare = s3_prepare,
	.judge = s3_judge},
    {.scheme = "api+https",
	.speaks = "https",
	.writes = true,
	.copies = true,
	.open = api_open,
	.prepare = api_prepare,
	.judge = api_judge},
    {.scheme = "api+http",
	.speaks = "http",
	.is_allowed = address_is_loopback,
	.otherwise = N_("api+http:// is for this machine alone (localhost): "
			"use api+https://"),
	.writes = true,
	.copies = true,
	.open = api_open,
	.prepare = api_prepare,
	.judge = api_judge},
};

static const struct driver *
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
	buffer_encode(&url, path, "/");
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

/* A URL with "@" may contain a password: do not print it. */
static bool
refuse(struct portal *portal, const char *why)
{
	diag_failure(portal->diag,
	    strchr(portal->name, '@') == NULL ? portal->name : NULL, "%s", why);
	return false;
}

static const char *
known_schemes(struct arena *arena)
{
	struct buffer list = {.arena = arena};

	buffer_string(&list, "");
	for (size_t i = 0; i < sizeof DRIVERS / sizeof DRIVERS[0]; i++)
		buffer_format(
		    &list, "%s%s://", i == 0 ? "" : ", ", DRIVERS[i].scheme);
	return list.at;
}

static bool
find_driver(struct portal *portal, enum portal_use use)
{
	const struct driver *driver = driver_find(portal->address.scheme);

	if (driver == NULL)
		return refuse(portal,
		    arena_format(portal->arena,
			_("a portal is a directory or the URL of one: %s"),
			known_schemes(portal->arena)));
	if (driver->is_allowed != NULL && !driver->is_allowed(&portal->address))
		return refuse(portal, translate(driver->otherwise));
	if (use == PORTAL_WRITE && !driver->writes)
		return refuse(portal,
		    _("can be read, not published to: did you mean davs://?"));
	if (use == PORTAL_READ && driver->copies)
		return refuse(portal,
		    _("holds copies, which publish compares (all of them with "
		      "--repair); give the gazette's own portal"));
	portal->driver = driver;
	portal->base = arena_format(portal->arena, "%s%s", driver->speaks,
	    portal->address.url + strlen(driver->scheme));
	return true;
}

static bool
find_address(struct portal *portal, const char *where)
{
	const char *url = where, *wrong;

	if (where[0] == '\0')
		return refuse(portal, _("no portal is given"));
	if (strstr(where, "://") == NULL) {
		char here[PATH_MAX] = "";

		if (getcwd(here, sizeof here) == NULL)
			return refuse(portal, system_words(errno));
		url = url_of_directory(portal->arena, here, where);
	}
	wrong = address_parse(portal->arena, url, &portal->address);
	return wrong == NULL || refuse(portal, wrong);
}

/* The portal as readers see it: another URL, no credentials. */
static bool
open_readers(struct portal *portal)
{
	const char *url = portal->access->public_url;
	int status;

	if (url == NULL)
		return true;
	portal->readers = portal_open(portal->arena, portal->diag, url,
	    PORTAL_READ, portal->access, &status);
	return portal->readers != NULL;
}

static void
seed(struct portal *portal)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	portal->seed = (uint64_t)now.tv_nsec << 32 ^
	    (uint64_t)now.tv_sec << 20 ^ (uint64_t)getpid() ^ 1;
}

struct portal *
portal_open(struct arena *arena, struct diag *diag, const char *where,
    enum portal_use use, const struct access *access, int *status)
{
	struct portal *portal = arena_alloc(arena, sizeof *portal);

	portal->arena = arena;
	portal->diag = diag;
	portal->access = access;
	portal->name = without_slashes(arena, where);
	portal->retries = RETRY_BUDGET;
	portal->process = getpid();
	seed(portal);
	*status = STATUS_OTHER;
	if (!libcurl_load(diag) || !find_address(portal, where) ||
	    !find_driver(portal, use) ||
	    (use == PORTAL_WRITE && !open_readers(portal)))
		return NULL;
	portal->upload = upload_open(arena, diag, access);
	if (portal->upload == NULL)
		return NULL;
	if (portal->driver->open == NULL || portal->driver->open(portal))
		return portal;
	if (portal->status != 0)
		*status = portal->status;
	upload_close(portal->upload);
	return NULL;
}

void
portal_close(struct portal *portal)
{
	if (portal == NULL)
		return;
	if (portal->driver->close != NULL)
		portal->driver->close(portal);
	portal_close(portal->readers);
	upload_close(portal->upload);
}

enum answer
portal_read(struct portal *portal, struct arena *arena, const char *path,
    size_t limit, struct text *bytes)
{
	struct job job = {.kind = JOB_READ,
	    .path = path,
	    .limit = limit,
	    .keeps = true,
	    .arena = arena};

	assert(path_is_plain(path));
	scheduler_one(portal, &job);
	*bytes = job.bytes;
	return job.answer;
}

enum answer
portal_fetch(struct portal *portal, const char *path, size_t limit, FILE *into,
    struct digest *digest)
{
	struct arena *arena = arena_new();
	struct job job = {.kind = JOB_READ,
	    .path = path,
	    .limit = limit,
	    .into = into,
	    .arena = arena};

	assert(path_is_plain(path));
	scheduler_one(portal, &job);
	*digest = job.digest;
	arena_free(arena);
	return job.answer;
}

bool
portal_store(struct portal *portal, const struct public_file *file)
{
	struct arena *arena = arena_new();
	struct job job = {.kind = JOB_STORE,
	    .path = file->path,
	    .file = file,
	    .arena = arena};
	bool stored = scheduler_one(portal, &job);

	if (stored && job.answer != ANSWER_WHOLE)
		stored = portal_fail(portal, file->path, STATUS_OTHER,
		    "its directory does not exist");
	arena_free(arena);
	return stored;
}

enum answer
portal_rename(
    struct portal *portal, const char *from, const struct public_file *file)
{
	struct arena *arena = arena_new();
	struct job job = {.kind = JOB_RENAME,
	    .path = file->path,
	    .from = from,
	    .file = file,
	    .arena = arena};

	scheduler_one(portal, &job);
	arena_free(arena);
	return job.answer;
}

static enum answer
run(struct portal *portal, enum job_kind kind, const char *path)
{
	struct arena *arena = arena_new();
	struct job job = {.kind = kind, .path = path, .arena = arena};

	assert(path[0] == '\0' || path_is_plain(path));
	scheduler_one(portal, &job);
	arena_free(arena);
	return job.answer;
}

enum answer
portal_make(struct portal *portal, const char *path)
{
	return run(portal, JOB_MAKE, path);
}

enum answer
portal_directory(struct portal *portal, const char *path)
{
	return run(portal, JOB_DIRECTORY, path);
}

enum answer
portal_remove(struct portal *portal, const char *path)
{
	return run(portal, JOB_REMOVE, path);
}

enum answer
portal_remove_directory(struct portal *portal, const char *path)
{
	return run(portal, JOB_REMOVE_DIRECTORY, path);
}

bool
portal_tidy(struct portal *portal, const char *directory)
{
	assert(directory[0] == '\0' || path_is_plain(directory));
	return portal->driver->tidy == NULL ||
	    portal->driver->tidy(portal, directory);
}
