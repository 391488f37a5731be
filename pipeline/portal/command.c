#include "portal/command.h"

#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/translate.h"
#include "portal/status.h"
#include "portal/transfer.h"

#define DRAFT ".congbao-"

enum {
	LIST_MOST = 64 * 1024, /* bytes of a directory listing */
	REFUSALS_MOST = 3,     /* to remove a draft: somebody else may */
};

void
command_look(const struct job *job, struct transfer *transfer)
{
	if (job->kind != JOB_REMOVE)
		transfer->url = arena_format(job->arena, "%s/", transfer->url);
	transfer->limit = LIST_MOST;
	transfer->keeps = true;
}

static bool
is_draft(const char *name)
{
	return strncmp(name, DRAFT, strlen(DRAFT)) == 0 &&
	    path_is_plain(name + 1) && strchr(name, '/') == NULL;
}

/* The drafts in a listing: a name is the last word of its line. */
static struct transfer_lines *
drafts_in(struct arena *arena, struct text list)
{
	struct transfer_lines *drafts = arena_alloc(arena, sizeof *drafts);
	struct text line;

	while (
	    drafts->count < TRANSFER_LINES && text_take(&list, '\n', &line)) {
		const char *words, *space, *name;

		line = text_trim(line);
		words = arena_copy(arena, line.at, line.length);
		space = strrchr(words, ' ');
		name = space == NULL ? words : space + 1;
		if (is_draft(name))
			drafts->at[drafts->count++] = name;
	}
	return drafts;
}

const struct transfer_lines *
command_drafts(const struct job *job)
{
	return job->state;
}

/* If there are no drafts, it fails for the reason of the command. */
static enum verdict
clean(struct job *job, const struct transfer *transfer)
{
	struct transfer_lines *drafts = drafts_in(job->arena, transfer->answer);

	if (job->kind != JOB_REMOVE_DIRECTORY || drafts->count == 0)
		return VERDICT_FAILED;
	job->state = drafts;
	return job_step(job, STEP_CLEAN);
}

static enum verdict
looked(struct job *job, const struct transfer *transfer, bool is_there)
{
	bool makes = job->kind == JOB_MAKE || job->kind == JOB_DIRECTORY;

	if (makes == is_there)
		return job_done(job, makes ? ANSWER_EXISTS : ANSWER_ABSENT);
	if (job->kind == JOB_MAKE)
		return job_done(job, ANSWER_ABSENT); /* the parent */
	if (!makes)
		return clean(job, transfer);
	if (job->state != NULL) /* its parents were made */
		return VERDICT_FAILED;
	job->state = job;
	return job_step(job, STEP_PARENTS);
}

enum verdict
command_judge(struct job *job, const struct transfer *transfer)
{
	bool refused = transfer->ending == ENDING_ABSENT ||
	    transfer->ending == ENDING_REFUSED;

	if (job->step == STEP_LOOK)
		return looked(job, transfer, !refused);
	if (!refused)
		return job->step == STEP_CLEAN ? job_step(job, STEP_FIRST)
					       : job_done(job, ANSWER_WHOLE);
	job_failed(job, STATUS_OTHER, "%s",
	    transfer->message == NULL ? _("refused") : transfer->message);
	if (job->step == STEP_CLEAN && ++job->refusals == REFUSALS_MOST)
		return VERDICT_FAILED;
	return job_step(job, STEP_LOOK);
}
