#include "portal/ftps.h"

#include <string.h>

#include "base/arena.h"
#include "base/draft.h"
#include "base/path.h"
#include "portal/command.h"
#include "portal/portal_state.h"
#include "portal/status.h"
#include "portal/transfer.h"

/* The verb of a command; NULL: the job is a transfer. */
static const char *const VERBS[] = {
    [JOB_MAKE] = "MKD",
    [JOB_DIRECTORY] = "MKD",
    [JOB_REMOVE] = "DELE",
    [JOB_REMOVE_DIRECTORY] = "RMD",
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

/*
 * libcurl sends commands before a transfer in whatever directory the connection
 * was last in, but those after it in the directory of the URL. So commands are
 * sent after it, with a base name.
 */
static void
command(struct portal *portal, struct job *job, struct transfer *transfer)
{
	const char *above = file_directory(job->arena, job->path);
	const char *url = portal_url(
	    portal, job->arena, strcmp(above, ".") == 0 ? "" : above);

	transfer->url = arena_format(job->arena, "%s/", url);
	transfer->head = true;
	if (job->path[0] == '\0') {
		transfer->makes_parents = true;
		return;
	}
	transfer_line(&transfer->after,
	    arena_format(job->arena, "%s %s", VERBS[job->kind],
		file_base(job->arena, job->path)));
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
	transfer_line(&transfer->after,
	    arena_format(job->arena, "RNFR %s", file_base(job->arena, draft)));
	transfer_line(&transfer->after,
	    arena_format(
		job->arena, "RNTO %s", file_base(job->arena, job->path)));
}

/* In the root, since both paths are relative to it. */
static void
prepare_rename(
    struct portal *portal, struct job *job, struct transfer *transfer)
{
	transfer->url =
	    arena_format(job->arena, "%s/", portal_url(portal, job->arena, ""));
	transfer->head = true;
	transfer_line(
	    &transfer->after, arena_format(job->arena, "RNFR %s", job->from));
	transfer_line(
	    &transfer->after, arena_format(job->arena, "RNTO %s", job->path));
}

static void
remove_drafts(struct job *job, struct transfer *transfer)
{
	const struct transfer_lines *drafts = command_drafts(job);

	transfer->url = arena_format(job->arena, "%s/", transfer->url);
	transfer->head = true;
	for (size_t i = 0; i < drafts->count; i++)
		transfer_line(&transfer->after,
		    arena_format(job->arena, "DELE %s", drafts->at[i]));
}

static void
prepare_first(struct portal *portal, struct job *job, struct transfer *transfer)
{
	if (VERBS[job->kind] != NULL)
		command(portal, job, transfer);
	else if (job->kind == JOB_STORE || job->kind == JOB_CREATE)
		prepare_store(portal, job, transfer);
	else if (job->kind == JOB_RENAME)
		prepare_rename(portal, job, transfer);
	else if (job->kind == JOB_LOOK)
		transfer->limit = 4096; /* libcurl makes up HTTP headers */
}

enum verdict
ftps_prepare(struct portal *portal, struct job *job, struct transfer *transfer)
{
	switch ((enum command_step)job->step) {
	case STEP_FIRST:
		prepare_first(portal, job, transfer);
		break;
	case STEP_LOOK:
		command_look(job, transfer);
		transfer->head = job->kind != JOB_REMOVE_DIRECTORY;
		transfer->method = transfer->head ? NULL : "LIST -a";
		break;
	case STEP_PARENTS:
		command(portal, job, transfer);
		transfer->makes_parents = true;
		break;
	case STEP_CLEAN:
		remove_drafts(job, transfer);
		break;
	case STEP_OTHER:
		break;
	}
	return VERDICT_TRANSFER;
}

enum verdict
ftps_judge(
    struct portal *portal, struct job *job, const struct transfer *transfer)
{
	(void)portal;
	if (job->kind == JOB_RENAME)
		return job_done(job,
		    transfer->ending == ENDING_WHOLE ? ANSWER_WHOLE
						     : ANSWER_ABSENT);
	if (VERBS[job->kind] != NULL)
		return command_judge(job, transfer);
	if (transfer->ending == ENDING_REFUSED)
		return job_failed(job, STATUS_OTHER, "%s", transfer->message);
	return job_received(job, transfer);
}
