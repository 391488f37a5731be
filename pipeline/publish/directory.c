#include "publish/directory.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/draft.h"
#include "base/file.h"

static bool
failed_with(const struct portal *portal, const char *path, const char *why)
{
	diag_failure(portal->diag, portal_name(portal, path), "%s", why);
	return false;
}

static bool
failed(const struct portal *portal, const char *path)
{
	return failed_with(portal, path, strerror(errno));
}

static const char *
local_path(const struct portal *portal, struct arena *arena, const char *path)
{
	return arena_format(arena, "%s/%s", portal->address.path, path);
}

/* libcurl has one answer for a missing file and for one it may not read. */
static enum answer
look(const struct portal *portal, const char *path, const char *local,
    size_t *size)
{
	struct stat status;

	if (stat(local, &status) != 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return ANSWER_ABSENT;
		failed(portal, path);
		return ANSWER_FAILURE;
	}
	if (!S_ISREG(status.st_mode)) {
		failed_with(portal, path, "not a regular file");
		return ANSWER_FAILURE;
	}
	*size = (size_t)status.st_size;
	return ANSWER_WHOLE;
}

enum answer
directory_size(const struct portal *portal, const char *path, size_t *size)
{
	struct arena *arena = arena_new();
	enum answer answer =
	    look(portal, path, local_path(portal, arena, path), size);

	arena_free(arena);
	return answer;
}

enum answer
directory_read(const struct portal *portal, struct arena *arena,
    const char *path, size_t limit, struct text *bytes)
{
	struct transfer transfer = {.url = portal_url(portal, arena, path),
	    .scheme = portal->address.scheme,
	    .limit = limit};
	const char *why;
	size_t size;
	enum answer answer =
	    look(portal, path, local_path(portal, arena, path), &size);

	if (answer != ANSWER_WHOLE)
		return answer;
	if (size > limit)
		return ANSWER_LONGER;
	why = upload_run(arena, portal->upload, &transfer);
	if (why != NULL) {
		failed_with(portal, path, why);
		return ANSWER_FAILURE;
	}
	*bytes = transfer.answer;
	return transfer.is_longer ? ANSWER_LONGER : ANSWER_WHOLE;
}

static bool
sync_path(const char *path)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	bool synced;

	if (descriptor < 0)
		return false;
	synced = fsync(descriptor) == 0;
	return close(descriptor) == 0 && synced;
}

/* New directories must be on the disk before the files in them count. */
static bool
make_directory(const struct portal *portal, struct arena *arena,
    const char *path, const char *local)
{
	const char *above = local;

	if (file_is_directory(local))
		return true;
	if (!file_make_directory(portal->diag, local))
		return false;
	while (strcmp(above, file_directory(arena, above)) != 0) {
		above = file_directory(arena, above);
		/* Those above the portal may be closed to us: no matter. */
		if (!sync_path(above) && errno != EACCES)
			return failed(portal, path);
		if (strlen(above) < strlen(portal->address.path))
			break;
	}
	return true;
}

/* Opened here first, since libcurl would not say why it cannot be. */
static bool
make_draft(const char *draft)
{
	int descriptor = open(
	    draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);

	return descriptor >= 0 && close(descriptor) == 0;
}

static bool
fill_draft(const struct portal *portal, struct arena *arena, const char *path,
    const char *draft, struct text bytes)
{
	struct transfer transfer = {.url = portal_url(portal, arena, draft),
	    .scheme = portal->address.scheme,
	    .body = &bytes};
	const char *why = upload_run(arena, portal->upload, &transfer);

	return why == NULL || failed_with(portal, path, why);
}

static bool
store(const struct portal *portal, struct arena *arena, const char *path,
    struct text bytes)
{
	const char *draft = draft_of(arena, path);
	const char *local = local_path(portal, arena, path);
	const char *local_draft = local_path(portal, arena, draft);
	const char *directory = file_directory(arena, local);

	if (!make_directory(portal, arena, path, directory))
		return false;
	if (!make_draft(local_draft))
		return failed(portal, path);
	if (!fill_draft(portal, arena, path, draft, bytes)) {
		unlink(local_draft);
		return false;
	}
	if (sync_path(local_draft) && rename(local_draft, local) == 0 &&
	    sync_path(directory))
		return true;
	failed(portal, path);
	unlink(local_draft);
	return false;
}

bool
directory_store(
    const struct portal *portal, const char *path, struct text bytes)
{
	struct arena *arena = arena_new();
	bool stored = store(portal, arena, path, bytes);

	arena_free(arena);
	return stored;
}

bool
directory_tidy(const struct portal *portal, const char *directory)
{
	struct arena *arena = arena_new();
	bool tidy =
	    draft_tidy(portal->diag, local_path(portal, arena, directory));

	arena_free(arena);
	return tidy;
}
