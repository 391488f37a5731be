#include "portal/sftp.h"

#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/draft.h"
#include "base/file.h"
#include "portal/access.h"
#include "portal/command.h"
#include "portal/pointer_rename.h"
#include "portal/portal_state.h"
#include "portal/status.h"
#include "portal/transfer.h"

/* The steps of a STORE after the first, which finds out whether the file
 * exists; for other jobs see portal/command.h. */
enum sftp_step {
	STEP_SEND = STEP_OTHER, /* the draft; rename it if the name is free */
	STEP_REPLACE,		/* the file by the draft, if it is not */
};

/* The verb of a command; NULL: the job is none. */
static const char *const VERBS[] = {
    [JOB_MAKE] = "mkdir",
    [JOB_DIRECTORY] = "mkdir",
    [JOB_REMOVE] = "rm",
    [JOB_REMOVE_DIRECTORY] = "rmdir",
};

struct sftp {
	const char *user;
	struct pointer_rename *renaming;
	size_t drafts; /* so far */
};

/* State of a STORE between steps. */
struct sftp_store {
	const char *draft;
	bool is_taken; /* the file exists already */
};

static const char *
user_of(const struct portal *portal)
{
	const struct passwd *us;

	if (portal->access->user != NULL)
		return portal->access->user;
	us = getpwuid(geteuid());
	return us == NULL ? "root" : us->pw_name;
}

/* "sftp://user@host/…": without CONGBAO_USER libcurl takes the user from the
 * URL only. */
static const char *
base_with(struct portal *portal, const char *user)
{
	const char *after = portal->address.url + strlen("sftp://");

	return portal->access->user != NULL
	    ? portal->base
	    : arena_format(portal->arena, "sftp://%s@%s", user, after);
}

bool
sftp_open(struct portal *portal)
{
	const struct access *access = portal->access;
	struct sftp *sftp = arena_alloc(portal->arena, sizeof *sftp);

	if (access->host_key == NULL &&
	    (access->known_hosts == NULL ||
		file_is_absent(access->known_hosts)))
		return portal_fail(portal, "", STATUS_DENIED,
		    "the server's host key is unknown: give a known_hosts file "
		    "(CONGBAO_KNOWN_HOSTS) or --host-key SHA256:…");
	sftp->user = user_of(portal);
	portal->base = base_with(portal, sftp->user);
	sftp->renaming = pointer_rename_new(
	    portal->arena, access, &portal->address, sftp->user);
	portal->state = sftp;
	return true;
}

void
sftp_close(struct portal *portal)
{
	struct sftp *sftp = portal->state;

	if (sftp != NULL)
		pointer_rename_free(sftp->renaming);
}

/* The path in SFTP commands; below "/~/" it is relative to the home. */
static const char *
remote_path(const struct portal *portal, struct arena *arena, const char *path)
{
	const char *top = portal->address.path;

	if (strncmp(top, "/~/", 3) == 0)
		top += 3;
	return path[0] == '\0' ? arena_string(arena, top)
			       : arena_format(arena, "%s/%s", top, path);
}

static const char *
quoted(const struct portal *portal, struct arena *arena, const char *path)
{
	return pointer_rename_quote(arena, remote_path(portal, arena, path));
}

/* libcurl sends commands only with a transfer: a HEAD of the root. */
static void
add_command(struct portal *portal, struct job *job, struct transfer *transfer,
    const char *verb, const char *path)
{
	transfer->url =
	    arena_format(job->arena, "%s/", portal_url(portal, job->arena, ""));
	transfer->head = true;
	transfer_line(&transfer->before,
	    arena_format(job->arena, "%s %s", verb,
		pointer_rename_quote(job->arena, path)));
}

static void
command(struct portal *portal, struct job *job, struct transfer *transfer)
{
	add_command(portal, job, transfer, VERBS[job->kind],
	    remote_path(portal, job->arena, job->path));
}

static void
prepare_send(struct portal *portal, struct job *job, struct transfer *transfer)
{
	struct arena *arena = job->arena;
	const struct sftp_store *store = job->state;

	transfer->url = portal_url(portal, arena, store->draft);
	transfer->body = job->file;
	if (!store->is_taken)
		transfer_line(&transfer->after,
		    arena_format(arena, "rename %s %s",
			quoted(portal, arena, store->draft),
			quoted(portal, arena, job->path)));
}

static enum verdict
renaming(struct portal *portal, struct job *job, const char *from)
{
	const struct sftp *sftp = portal->state;
	const char *why = pointer_rename_command(sftp->renaming, job->arena,
	    remote_path(portal, job->arena, from),
	    remote_path(portal, job->arena, job->path));

	if (why == NULL)
		return job_done(job, ANSWER_WHOLE);
	if (job->kind == JOB_RENAME && strstr(why, "No such file") != NULL)
		return job_done(job, ANSWER_ABSENT);
	return job_failed(
	    job, STATUS_INCAPABLE, "cannot be replaced atomically: %s", why);
}

/* Makes the parents "a", "a/b", …; "*": an existing one is no failure. */
static void
make_parents(struct portal *portal, struct job *job, struct transfer *transfer)
{
	struct arena *arena = job->arena;
	const char *path = remote_path(portal, arena, job->path);
	const char *slash = path;
	enum { MOST = TRANSFER_LINES - 1 }; /* the last is the directory */
	size_t above = 0;

	for (const char *p = path + 1; *p != '\0'; p++)
		above += *p == '/';
	for (; (slash = strchr(slash + 1, '/')) != NULL; above--)
		if (above <= MOST)
			add_command(portal, job, transfer, "*mkdir",
			    arena_copy(arena, path, (size_t)(slash - path)));
}

/* Jobs that store one file at the same time have different drafts. */
static struct sftp_store *
begin_store(struct portal *portal, struct job *job)
{
	struct sftp *sftp = portal->state;
	struct sftp_store *store = arena_alloc(job->arena, sizeof *store);

	store->draft =
	    draft_numbered(job->arena, job->path, sftp->drafts++ % 16);
	return store;
}

static void
remove_drafts(struct portal *portal, struct job *job, struct transfer *transfer)
{
	const struct transfer_lines *drafts = command_drafts(job);
	const char *directory = remote_path(portal, job->arena, job->path);

	for (size_t i = 0; i < drafts->count; i++)
		add_command(portal, job, transfer, "rm",
		    file_join(job->arena, directory, drafts->at[i]));
}

static void
prepare_first(struct portal *portal, struct job *job, struct transfer *transfer)
{
	if (VERBS[job->kind] != NULL) {
		command(portal, job, transfer);
	} else if (job->kind == JOB_STORE || job->kind == JOB_CREATE) {
		if (job->state == NULL) /* else it is a retry */
			job->state = begin_store(portal, job);
		transfer->head = true;
	}
}

enum verdict
sftp_prepare(struct portal *portal, struct job *job, struct transfer *transfer)
{
	if (job->kind == JOB_RENAME)
		return renaming(portal, job, job->from);
	switch (job->step) {
	case STEP_FIRST:
		prepare_first(portal, job, transfer);
		break;
	case STEP_LOOK:
		command_look(job, transfer);
		break;
	case STEP_PARENTS:
		make_parents(portal, job, transfer);
		command(portal, job, transfer);
		break;
	case STEP_CLEAN:
		remove_drafts(portal, job, transfer);
		break;
	case STEP_SEND:
		prepare_send(portal, job, transfer);
		break;
	case STEP_REPLACE:
		return renaming(portal, job,
		    ((const struct sftp_store *)job->state)->draft);
	}
	return VERDICT_TRANSFER;
}

static enum verdict
judge_store(struct job *job, const struct transfer *transfer)
{
	struct sftp_store *store = job->state;

	if (job->step == STEP_FIRST) {
		store->is_taken = transfer->ending != ENDING_ABSENT;
		return job_step(job, STEP_SEND);
	}
	if (transfer->ending == ENDING_REFUSED)
		return job_failed(job, STATUS_OTHER, "%s", transfer->message);
	if (transfer->ending == ENDING_ABSENT)
		return job_done(job, ANSWER_ABSENT);
	return store->is_taken ? job_step(job, STEP_REPLACE)
			       : job_done(job, ANSWER_WHOLE);
}

enum verdict
sftp_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	(void)portal;
	if (job->kind == JOB_STORE || job->kind == JOB_CREATE)
		return judge_store(job, transfer);
	return VERBS[job->kind] != NULL ? command_judge(job, transfer)
					: job_received(job, transfer);
}
