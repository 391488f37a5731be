#include "portal/directory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/draft.h"
#include "base/file.h"
#include "base/system_words.h"
#include "portal/portal_state.h"
#include "portal/status.h"
#include "portal/transfer.h"

static enum verdict
failed(struct job *job)
{
	return job_failed(job, STATUS_OTHER, "%s", system_words(errno));
}

static const char *
local_path(const struct portal *portal, struct arena *arena, const char *path)
{
	if (path[0] == '\0')
		return portal->address.path;
	return arena_format(arena, "%s/%s", portal->address.path, path);
}

/* libcurl has one error for a missing file and for one it may not read. */
static enum verdict
look(struct job *job, const char *local)
{
	struct stat status;

	if (file_is_absent(local))
		return job_done(job, ANSWER_ABSENT);
	if (stat(local, &status) != 0)
		return failed(job);
	if (!S_ISREG(status.st_mode))
		return job_failed(job, STATUS_OTHER, "not a regular file");
	job->size = (size_t)status.st_size;
	return job_done(job, ANSWER_WHOLE);
}

static enum verdict
prepare_read(struct job *job, const char *local)
{
	enum verdict verdict = look(job, local);

	if (verdict != VERDICT_DONE || job->answer != ANSWER_WHOLE)
		return verdict;
	if (access(local, R_OK) != 0)
		return failed(job);
	if (job->size > job->limit)
		return job_done(job, ANSWER_LONGER);
	return VERDICT_TRANSFER;
}

/* Makes a directory that everybody can read, whatever the umask. */
static bool
make_public(const char *local)
{
	struct stat status;

	return mkdir(local, 0777) == 0 && stat(local, &status) == 0 &&
	    chmod(local, (status.st_mode & 07777) | 0555) == 0;
}

static bool
make_public_directory(struct arena *arena, const char *local)
{
	const char *above = file_directory(arena, local);

	if (file_is_directory(local))
		return true;
	if (strcmp(above, local) != 0 && !make_public_directory(arena, above))
		return false;
	return make_public(local) ||
	    (errno == EEXIST && file_is_directory(local));
}

/* Makes a directory and its parents, and syncs them to the disk. */
static bool
make_directories(
    const struct portal *portal, struct arena *arena, const char *local)
{
	const char *above = local;

	if (file_is_directory(local))
		return true;
	if (!make_public_directory(arena, local))
		return false;
	while (strcmp(above, file_directory(arena, above)) != 0) {
		above = file_directory(arena, above);
		/* We may lack permission to open those above the portal. */
		if (!file_sync(above) && errno != EACCES)
			return false;
		if (strlen(above) < strlen(portal->address.path))
			break;
	}
	return true;
}

/* Readable for everybody, and synced to the disk. */
static bool
write_draft(const char *draft, struct text bytes)
{
	int descriptor = open(
	    draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	struct stat status;
	bool whole;
	int why;

	if (descriptor < 0)
		return false;
	whole = fstat(descriptor, &status) == 0 &&
	    fchmod(descriptor, (status.st_mode & 07777) | 0444) == 0 &&
	    file_put(descriptor, bytes) && fsync(descriptor) == 0;
	why = errno;
	if (close(descriptor) != 0)
		return false;
	errno = why;
	return whole;
}

/*
 * Writes a draft and renames it; CREATE links it instead, which fails if the
 * name is taken. Not done by libcurl, which does not report a full disk.
 */
static enum verdict
store(const struct portal *portal, struct job *job, const char *local)
{
	struct arena *arena = job->arena;
	const char *draft =
	    local_path(portal, arena, draft_of(arena, job->path));
	bool creates = job->kind == JOB_CREATE;
	struct diag *quiet = diag_new(arena);
	struct text bytes;
	enum verdict verdict;
	bool is_named;

	if (!public_file_bytes(arena, quiet, job->file, &bytes))
		return job_failed(job, STATUS_OTHER, "%s: %s", quiet->at->path,
		    quiet->at->message);
	is_named = write_draft(draft, bytes) &&
	    (creates ? link(draft, local) : rename(draft, local)) == 0 &&
	    file_sync(file_directory(arena, local));
	if (is_named)
		verdict = job_done(job, ANSWER_WHOLE);
	else if (creates && errno == EEXIST)
		verdict = job_done(job, ANSWER_EXISTS);
	else if (errno == ENOENT)
		verdict = job_done(job, ANSWER_ABSENT);
	else
		verdict = failed(job);
	if (creates || !is_named)
		unlink(draft);
	return verdict;
}

static enum verdict
rename_into_place(
    const struct portal *portal, struct job *job, const char *local)
{
	if (rename(local_path(portal, job->arena, job->from), local) == 0)
		return file_sync(file_directory(job->arena, local))
		    ? job_done(job, ANSWER_WHOLE)
		    : failed(job);
	return errno == ENOENT ? job_done(job, ANSWER_ABSENT) : failed(job);
}

static enum verdict
make(const struct portal *portal, struct job *job, const char *local)
{
	if (job->path[0] == '\0')
		return make_directories(portal, job->arena, local)
		    ? job_done(job, ANSWER_WHOLE)
		    : failed(job);
	if (make_public(local))
		return file_sync(file_directory(job->arena, local))
		    ? job_done(job, ANSWER_WHOLE)
		    : failed(job);
	if (errno == ENOENT)
		return job_done(job, ANSWER_ABSENT);
	return errno == EEXIST ? job_done(job, ANSWER_EXISTS) : failed(job);
}

static enum verdict
removed(struct job *job, int status)
{
	if (status == 0)
		return job_done(job, ANSWER_WHOLE);
	return errno == ENOENT || errno == ENOTDIR
	    ? job_done(job, ANSWER_ABSENT)
	    : failed(job);
}

enum verdict
directory_prepare(
    struct portal *portal, struct job *job, struct transfer *transfer)
{
	const char *local = local_path(portal, job->arena, job->path);

	(void)transfer;
	switch (job->kind) {
	case JOB_READ:
		return prepare_read(job, local);
	case JOB_LOOK:
		return look(job, local);
	case JOB_STORE:
	case JOB_CREATE:
		return store(portal, job, local);
	case JOB_RENAME:
		return rename_into_place(portal, job, local);
	case JOB_MAKE:
	case JOB_DIRECTORY:
		return make(portal, job, local);
	case JOB_REMOVE:
		return removed(job, unlink(local));
	case JOB_REMOVE_DIRECTORY:
		return removed(job, rmdir(local));
	}
	return VERDICT_FAILED;
}

enum verdict
directory_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	(void)portal;
	return job_received(job, transfer);
}

bool
directory_tidy(struct portal *portal, const char *directory)
{
	struct arena *arena = arena_new();
	bool tidy = draft_remove_stale(
	    portal->diag, local_path(portal, arena, directory));

	arena_free(arena);
	return tidy;
}
