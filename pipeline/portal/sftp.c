#include "portal/sftp.h"

#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/draft.h"
#include "base/file.h"
#include "portal/access.h"
#include "portal/pointer_rename.h"
#include "portal/portal_state.h"
#include "portal/stale_upload.h"
#include "portal/status.h"
#include "portal/transfer.h"

/* The steps of a job; most jobs have only the first. */
enum sftp_step {
	STEP_FIRST,   /* STORE: does the file exist? */
	STEP_SEND,    /* the draft, and rename it if the file does not exist */
	STEP_REPLACE, /* the file by the draft, if it does */
	STEP_LOOK,    /* a MAKE or REMOVE was refused: does it exist? */
	STEP_PARENTS, /* DIRECTORY: it does not, so make its parents first */
	STEP_CLEAN,   /* REMOVE_DIRECTORY: remove stale drafts, then retry */
};

struct sftp {
	const char *user;
	struct pointer_rename *renaming;
	size_t drafts; /* so far */
};

/* Drafts to remove with their directory, which takes the last command. */
struct stale_drafts {
	const char *at[TRANSFER_LINES - 1];
	size_t count;
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

static enum verdict
done(struct job *job, enum answer answer)
{
	job->answer = answer;
	return VERDICT_DONE;
}

/* libcurl sends commands only with a transfer: a HEAD of the root. */
static void
command(struct portal *portal, struct job *job, struct transfer *transfer,
    const char *line)
{
	transfer->url =
	    arena_format(job->arena, "%s/", portal_url(portal, job->arena, ""));
	transfer->head = true;
	transfer->before.at[transfer->before.count++] = line;
}

static void
prepare_send(struct portal *portal, struct job *job, struct transfer *transfer)
{
	struct arena *arena = job->arena;
	const struct sftp_store *store = job->state;

	transfer->url = portal_url(portal, arena, store->draft);
	transfer->body = job->file;
	if (!store->is_taken)
		transfer->after.at[transfer->after.count++] = arena_format(
		    arena, "rename %s %s", quoted(portal, arena, store->draft),
		    quoted(portal, arena, job->path));
}

static enum verdict
renaming(struct portal *portal, struct job *job, const char *from)
{
	const struct sftp *sftp = portal->state;
	const char *why = pointer_rename_command(sftp->renaming, job->arena,
	    remote_path(portal, job->arena, from),
	    remote_path(portal, job->arena, job->path));

	if (why == NULL)
		return done(job, ANSWER_WHOLE);
	if (job->kind == JOB_RENAME && strstr(why, "No such file") != NULL)
		return done(job, ANSWER_ABSENT);
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
			transfer->before.at[transfer->before.count++] =
			    arena_format(arena, "*mkdir %s",
				pointer_rename_quote(arena,
				    arena_copy(
					arena, path, (size_t)(slash - path))));
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
	const struct stale_drafts *drafts = job->state;

	for (size_t i = 0; i < drafts->count; i++)
		transfer->before.at[transfer->before.count++] =
		    arena_format(job->arena, "rm %s",
			quoted(portal, job->arena,
			    file_join(job->arena, job->path, drafts->at[i])));
}

static void
prepare_first(struct portal *portal, struct job *job, struct transfer *transfer)
{
	const char *path = quoted(portal, job->arena, job->path);

	switch (job->kind) {
	case JOB_READ:
		transfer->limit = job->limit;
		transfer->keeps = job->keeps;
		break;
	case JOB_STORE:
	case JOB_CREATE:
		if (job->state == NULL) /* else it is a retry */
			job->state = begin_store(portal, job);
		transfer->head = true;
		break;
	case JOB_LOOK:
		transfer->head = true;
		break;
	case JOB_MAKE:
	case JOB_DIRECTORY:
		command(portal, job, transfer,
		    arena_format(job->arena, "mkdir %s", path));
		break;
	case JOB_REMOVE:
		command(portal, job, transfer,
		    arena_format(job->arena, "rm %s", path));
		break;
	case JOB_REMOVE_DIRECTORY:
		command(portal, job, transfer,
		    arena_format(job->arena, "rmdir %s", path));
		break;
	case JOB_RENAME: /* done by sftp */
		break;
	}
}

enum verdict
sftp_prepare(struct portal *portal, struct job *job, struct transfer *transfer)
{
	if (job->kind == JOB_RENAME)
		return renaming(portal, job, job->from);
	transfer->scheme = "sftp";
	transfer->url = portal_url(portal, job->arena, job->path);
	switch ((enum sftp_step)job->step) {
	case STEP_FIRST:
		prepare_first(portal, job, transfer);
		break;
	case STEP_SEND:
		prepare_send(portal, job, transfer);
		break;
	case STEP_REPLACE:
		return renaming(portal, job,
		    ((const struct sftp_store *)job->state)->draft);
	case STEP_LOOK:
		if (job->kind != JOB_REMOVE)
			transfer->url =
			    arena_format(job->arena, "%s/", transfer->url);
		transfer->limit = STALE_LIST_MOST;
		transfer->keeps = true;
		break;
	case STEP_CLEAN:
		remove_drafts(portal, job, transfer);
		command(portal, job, transfer,
		    arena_format(job->arena, "rmdir %s",
			quoted(portal, job->arena, job->path)));
		break;
	case STEP_PARENTS:
		make_parents(portal, job, transfer);
		command(portal, job, transfer,
		    arena_format(job->arena, "mkdir %s",
			quoted(portal, job->arena, job->path)));
		break;
	}
	return VERDICT_TRANSFER;
}

static enum verdict
next_step(struct job *job, enum sftp_step step)
{
	job->step = (int)step - 1;
	return VERDICT_NEXT;
}

static enum verdict
judge_store(struct job *job, const struct transfer *transfer)
{
	struct sftp_store *store = job->state;

	if (job->step == STEP_FIRST) {
		store->is_taken = transfer->ending != ENDING_ABSENT;
		return next_step(job, STEP_SEND);
	}
	if (transfer->ending == ENDING_REFUSED)
		return job_failed(job, STATUS_OTHER, "%s", transfer->message);
	if (transfer->ending == ENDING_ABSENT)
		return done(job, ANSWER_ABSENT);
	return store->is_taken ? next_step(job, STEP_REPLACE)
			       : done(job, ANSWER_WHOLE);
}

static enum verdict
clean(struct job *job, const struct transfer *transfer)
{
	struct stale_drafts *drafts = arena_alloc(job->arena, sizeof *drafts);

	drafts->count = stale_upload_names(job->arena, transfer->answer,
	    drafts->at, sizeof drafts->at / sizeof drafts->at[0]);
	if (job->kind != JOB_REMOVE_DIRECTORY || drafts->count == 0)
		return VERDICT_FAILED; /* for the reason of the command */
	job->state = drafts;
	return next_step(job, STEP_CLEAN);
}

/* SFTP does not say why mkdir failed: does the directory exist? */
static enum verdict
judge_command(struct job *job, const struct transfer *transfer)
{
	bool makes = job->kind == JOB_MAKE || job->kind == JOB_DIRECTORY;

	if (job->step == STEP_LOOK) {
		bool is_there = transfer->ending != ENDING_ABSENT;

		if (makes == is_there)
			return done(job, makes ? ANSWER_EXISTS : ANSWER_ABSENT);
		if (job->kind == JOB_MAKE)
			return done(job, ANSWER_ABSENT); /* the parent */
		if (!makes)
			return clean(job, transfer);
		if (job->state != NULL) /* its parents were made */
			return VERDICT_FAILED;
		job->state = job;
		return next_step(job, STEP_PARENTS);
	}
	if (transfer->ending != ENDING_REFUSED)
		return done(job, ANSWER_WHOLE);
	job_failed(job, STATUS_OTHER, "%s", transfer->message);
	return next_step(job, STEP_LOOK);
}

enum verdict
sftp_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	(void)portal;
	if (job->kind == JOB_STORE || job->kind == JOB_CREATE)
		return judge_store(job, transfer);
	if (job->kind != JOB_READ && job->kind != JOB_LOOK)
		return judge_command(job, transfer);
	if (transfer->ending == ENDING_ABSENT)
		return done(job, ANSWER_ABSENT);
	job->bytes = transfer->answer;
	job->size = transfer->size;
	job->digest = transfer->digest;
	return done(job,
	    transfer->ending == ENDING_LONGER ? ANSWER_LONGER : ANSWER_WHOLE);
}
