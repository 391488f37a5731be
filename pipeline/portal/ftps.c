#include "portal/ftps.h"

#include <string.h>

#include "base/arena.h"
#include "base/draft.h"
#include "base/file.h"
#include "portal/portal_state.h"
#include "portal/stale_upload.h"
#include "portal/status.h"
#include "portal/transfer.h"

/* The steps of a job; most jobs have only the first. */
enum ftps_step {
	STEP_FIRST,
	STEP_LOOK,    /* a MAKE or REMOVE was refused: does it exist? */
	STEP_PARENTS, /* DIRECTORY: it does not, so make its parents first */
	STEP_CLEAN,   /* REMOVE_DIRECTORY: remove stale drafts, then retry */
};

/* For libcurl "ftps" is implicit TLS, which few servers have. */
bool
ftps_open(struct portal *portal)
{
	portal->base = arena_format(
	    portal->arena, "ftp%s", portal->address.url + strlen("ftps"));
	portal->state = arena_alloc(portal->arena, sizeof(size_t));
	return true;
}

static enum verdict
done(struct job *job, enum answer answer)
{
	job->answer = answer;
	return VERDICT_DONE;
}

static void
add(struct transfer_lines *lines, const char *line)
{
	lines->at[lines->count++] = line;
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

/*
 * libcurl sends commands before a transfer in whatever directory the connection
 * was last in, but those after it in the directory of the URL. So commands are
 * sent after it, with a base name.
 */
static void
command(struct portal *portal, struct job *job, struct transfer *transfer,
    const char *verb)
{
	const char *above = file_directory(job->arena, job->path);
	const char *url = portal_url(
	    portal, job->arena, strcmp(above, ".") == 0 ? "" : above);

	transfer->url = arena_format(job->arena, "%s/", url);
	transfer->head = true;
	add(&transfer->after,
	    arena_format(job->arena, "%s %s", verb, base_name(job->path)));
}

/* Makes the portal's root: libcurl creates what is missing in the URL. */
static void
make_root(struct portal *portal, struct job *job, struct transfer *transfer)
{
	transfer->url =
	    arena_format(job->arena, "%s/", portal_url(portal, job->arena, ""));
	transfer->head = true;
	transfer->makes_parents = true;
}

static void
prepare_store(struct portal *portal, struct job *job, struct transfer *transfer)
{
	size_t *drafts = portal->state;
	const char *draft;

	/* Each job has its own draft, and keeps it when it is retried. */
	if (job->state == NULL)
		job->state =
		    draft_numbered(job->arena, job->path, (*drafts)++ % 16);
	draft = job->state;

	transfer->url = portal_url(portal, job->arena, draft);
	transfer->body = job->file;
	add(&transfer->after,
	    arena_format(job->arena, "RNFR %s", base_name(draft)));
	add(&transfer->after,
	    arena_format(job->arena, "RNTO %s", base_name(job->path)));
}

/* In the root, since both paths are relative to it. */
static void
prepare_rename(
    struct portal *portal, struct job *job, struct transfer *transfer)
{
	transfer->url =
	    arena_format(job->arena, "%s/", portal_url(portal, job->arena, ""));
	transfer->head = true;
	add(&transfer->after, arena_format(job->arena, "RNFR %s", job->from));
	add(&transfer->after, arena_format(job->arena, "RNTO %s", job->path));
}

static void
prepare_first(struct portal *portal, struct job *job, struct transfer *transfer)
{
	switch (job->kind) {
	case JOB_READ:
		transfer->limit = job->limit;
		transfer->keeps = job->keeps;
		break;
	case JOB_LOOK:
		transfer->head = true;
		transfer->limit = 4096; /* libcurl makes up HTTP headers */
		break;
	case JOB_STORE:
	case JOB_CREATE:
		prepare_store(portal, job, transfer);
		break;
	case JOB_RENAME:
		prepare_rename(portal, job, transfer);
		break;
	case JOB_MAKE:
	case JOB_DIRECTORY:
		if (job->path[0] == '\0')
			make_root(portal, job, transfer);
		else
			command(portal, job, transfer, "MKD");
		break;
	case JOB_REMOVE:
		command(portal, job, transfer, "DELE");
		break;
	case JOB_REMOVE_DIRECTORY:
		command(portal, job, transfer, "RMD");
		break;
	}
}

enum verdict
ftps_prepare(struct portal *portal, struct job *job, struct transfer *transfer)
{
	transfer->scheme = "ftp";
	transfer->url = portal_url(portal, job->arena, job->path);
	switch ((enum ftps_step)job->step) {
	case STEP_FIRST:
		prepare_first(portal, job, transfer);
		break;
	case STEP_LOOK:
		transfer->head = job->kind != JOB_REMOVE_DIRECTORY;
		transfer->method = transfer->head ? NULL : "LIST -a";
		transfer->limit = STALE_LIST_MOST;
		transfer->keeps = true;
		if (job->kind != JOB_REMOVE)
			transfer->url =
			    arena_format(job->arena, "%s/", transfer->url);
		break;
	case STEP_CLEAN:
		transfer->url = arena_format(job->arena, "%s/", transfer->url);
		transfer->head = true;
		transfer->after = *(const struct transfer_lines *)job->state;
		break;
	case STEP_PARENTS:
		command(portal, job, transfer, "MKD");
		transfer->makes_parents = true;
		break;
	}
	return VERDICT_TRANSFER;
}

static enum verdict
next_step(struct job *job, enum ftps_step step)
{
	job->step = (int)step - 1;
	return VERDICT_NEXT;
}

static enum verdict
clean(struct job *job, const struct transfer *transfer)
{
	struct transfer_lines *lines = arena_alloc(job->arena, sizeof *lines);

	lines->count = stale_upload_names(
	    job->arena, transfer->answer, lines->at, TRANSFER_LINES);
	if (job->kind != JOB_REMOVE_DIRECTORY || lines->count == 0)
		return VERDICT_FAILED; /* for the reason of the command */
	for (size_t i = 0; i < lines->count; i++)
		lines->at[i] =
		    arena_format(job->arena, "DELE %s", lines->at[i]);
	job->state = lines;
	return next_step(job, STEP_CLEAN);
}

/* FTP answers 550 both if a directory exists and if it cannot be made. */
static enum verdict
judge_command(struct job *job, const struct transfer *transfer)
{
	bool makes = job->kind == JOB_MAKE || job->kind == JOB_DIRECTORY;
	bool refused = transfer->ending != ENDING_WHOLE;

	if (job->step == STEP_LOOK) {
		if (makes != refused)
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
	if (!refused)
		return job->step == STEP_CLEAN ? next_step(job, STEP_FIRST)
					       : done(job, ANSWER_WHOLE);
	job_failed(job, STATUS_OTHER, "%s",
	    transfer->message == NULL ? "refused" : transfer->message);
	return next_step(job, STEP_LOOK);
}

enum verdict
ftps_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	bool stores = job->kind == JOB_STORE || job->kind == JOB_CREATE;

	(void)portal;
	if (job->kind == JOB_RENAME)
		return done(job,
		    transfer->ending == ENDING_WHOLE ? ANSWER_WHOLE
						     : ANSWER_ABSENT);
	if (!stores && job->kind != JOB_READ && job->kind != JOB_LOOK)
		return judge_command(job, transfer);
	if (transfer->ending == ENDING_REFUSED)
		return job_failed(job, STATUS_OTHER, "%s", transfer->message);
	if (transfer->ending == ENDING_ABSENT)
		return done(job, ANSWER_ABSENT);
	job->bytes = transfer->answer;
	job->size = transfer->size;
	job->digest = transfer->digest;
	return done(job,
	    transfer->ending == ENDING_LONGER ? ANSWER_LONGER : ANSWER_WHOLE);
}
