#include "portal/scheduler.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "portal/access.h"
#include "portal/driver.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "portal/transfer.h"
#include "portal/upload.h"

enum {
	PARALLEL = 4,
	TRIES_MOST = 12,
	WHILE_FIRST = 1000, /* milliseconds */
	WHILE_MOST = 60000,
	TICK = 1000,
	PATIENCE = 60, /* tries again, at most */
	RETRY_SECONDS = 600,
};

enum phase { PHASE_FREE, PHASE_SENT, PHASE_WAITING };

struct post {
	enum phase phase;
	struct arena *arena;
	struct job *job;
	struct job comparison; /* reads what is there */
	bool compares;
	bool was_there; /* the comparison is for ANSWER_EXISTS */
	struct transfer transfer;
	int tries;
	int64_t first; /* failure, milliseconds */
	int64_t wake;
};

struct scheduler {
	struct portal *portal;
	struct post posts[UPLOAD_MOST];
	size_t count;
	scheduler_next *next;
	scheduler_done *done;
	void *context;
	bool is_stopped;
};

enum verdict
job_failed(struct job *job, int status, const char *format, ...)
{
	char words[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(words, sizeof words, format, arguments);
	va_end(arguments);
	job->why = arena_string(job->arena, words);
	job->status = status;
	return VERDICT_FAILED;
}

static int64_t
now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* The job whose step is being done, and the portal that it is asked of. */
static struct job *
current(struct post *post)
{
	return post->compares ? &post->comparison : post->job;
}

static struct portal *
asked(const struct scheduler *work, const struct job *job)
{
	return job->is_public && work->portal->readers != NULL
	    ? work->portal->readers
	    : work->portal;
}

static void
finish(struct scheduler *work, struct post *post)
{
	struct job *job = post->job;

	if (job->answer != ANSWER_FAILURE &&
	    work->portal->retry_budget.tries < (double)PATIENCE)
		work->portal->retry_budget.tries += 0.5;
	if (!work->done(work->context, job))
		work->is_stopped = true;
	if (post->arena != NULL)
		arena_reset(post->arena);
	post->job = NULL;
	post->phase = PHASE_FREE;
}

static void
fail(struct scheduler *work, struct post *post)
{
	struct job *job = current(post);
	struct portal *portal = asked(work, job);

	portal_fail(portal, job->path, job->status, "%s",
	    job->why == NULL ? "failed" : job->why);
	portal_exit(work->portal, portal->status);
	post->job->answer = ANSWER_FAILURE;
	finish(work, post);
}

static void run_step(struct scheduler *work, struct post *post);

/* From 0 to 1 (xorshift). */
static double
lot(struct portal *portal)
{
	portal->seed ^= portal->seed << 13;
	portal->seed ^= portal->seed >> 7;
	portal->seed ^= portal->seed << 17;
	return (double)(portal->seed >> 11) / 9007199254740992.0;
}

/* Drawn by lot, so that those who failed together do not come together. */
static int64_t
backoff_of(struct scheduler *work, const struct post *post)
{
	int64_t most = WHILE_FIRST;

	if (post->transfer.retry_after > 0)
		return (int64_t)post->transfer.retry_after * 1000;
	for (int i = 1; i < post->tries && most < WHILE_MOST; i++)
		most *= 2;
	if (most > WHILE_MOST)
		most = WHILE_MOST;
	return (int64_t)(lot(work->portal) * (double)most);
}

static int64_t
retry_budget_of(const struct scheduler *work)
{
	int seconds = work->portal->access->retry_seconds;

	return (int64_t)(seconds > 0 ? seconds : RETRY_SECONDS) * 1000;
}

/* After a passing failure, of which `why` of the job says more. */
static void
try_again(struct scheduler *work, struct post *post)
{
	struct job *job = current(post);
	struct patience *retry_budget = &work->portal->retry_budget;
	int64_t time = now(), wait;

	if (post->tries++ == 0)
		post->first = time;
	wait = backoff_of(work, post);
	retry_budget->tries--;
	if (work->is_stopped || post->tries > TRIES_MOST ||
	    retry_budget->tries < 0 ||
	    time + wait - post->first > retry_budget_of(work)) {
		job_failed(job, job->status != 0 ? job->status : STATUS_NETWORK,
		    "%s (tried %d times)", job->why, post->tries);
		fail(work, post);
		return;
	}
	post->phase = PHASE_WAITING;
	post->wake = time + wait;
}

static void
compare(struct post *post)
{
	post->comparison = (struct job) {.kind = JOB_READ,
	    .path = post->job->path,
	    .limit = post->job->file->size,
	    .arena = post->job->arena};
	post->compares = true;
}

/* Has what was sent perhaps arrived, though nobody told us? */
static bool
is_doubtful(const struct post *post)
{
	enum { REFUSED_FOR_NOW = 503, TOO_MANY = 429 };
	const struct transfer *transfer = &post->transfer;

	return !post->compares && post->job->file != NULL &&
	    transfer->status != REFUSED_FOR_NOW && transfer->status != TOO_MANY;
}

static void
lost(struct scheduler *work, struct post *post)
{
	bool doubtful = is_doubtful(post);

	try_again(work, post);
	if (doubtful && post->phase == PHASE_WAITING) {
		compare(post);
		post->was_there = false;
	}
}

static void
compared(struct scheduler *work, struct post *post)
{
	const struct job *comparison = &post->comparison;

	post->compares = false;
	if (comparison->answer == ANSWER_WHOLE &&
	    digest_equal(comparison->digest, post->job->file->digest)) {
		post->job->answer = ANSWER_WHOLE;
		post->job->url = comparison->url;
		finish(work, post);
	} else if (post->was_there && comparison->answer != ANSWER_ABSENT) {
		post->job->answer = ANSWER_EXISTS;
		finish(work, post);
	} else {
		post->job->step = 0;
		run_step(work, post);
	}
}

static void
answered(struct scheduler *work, struct post *post)
{
	if (post->compares) {
		compared(work, post);
	} else if (post->job->kind == JOB_CREATE &&
	    post->job->answer == ANSWER_EXISTS) {
		compare(post);
		post->was_there = true;
		run_step(work, post);
	} else {
		finish(work, post);
	}
}

static void
follow(struct scheduler *work, struct post *post, enum verdict verdict)
{
	struct job *job = current(post);

	switch (verdict) {
	case VERDICT_TRANSFER:
		post->phase = PHASE_SENT;
		upload_start(work->portal->upload, job->arena, &post->transfer);
		return;
	case VERDICT_DONE:
		answered(work, post);
		return;
	case VERDICT_NEXT:
		job->step++;
		run_step(work, post);
		return;
	case VERDICT_AGAIN:
		job->step = 0;
		lost(work, post);
		return;
	case VERDICT_FAILED:
		fail(work, post);
		return;
	}
}

static void
run_step(struct scheduler *work, struct post *post)
{
	struct job *job = current(post);
	struct portal *portal = asked(work, job);

	/* Where readers have no URL of their own, we read as ourselves. */
	post->transfer = (struct transfer) {
	    .is_public = portal != work->portal, .into = job->into};
	follow(
	    work, post, portal->driver->prepare(portal, job, &post->transfer));
}

static void
ended(struct scheduler *work, struct post *post)
{
	struct job *job = current(post);
	struct portal *portal = asked(work, job);
	const struct transfer *transfer = &post->transfer;
	enum verdict verdict = VERDICT_FAILED;

	if (transfer->words != NULL && portal->driver->drop != NULL)
		portal->driver->drop(portal, job);
	switch (transfer->ending) {
	case ENDING_WHOLE:
	case ENDING_LONGER:
	case ENDING_ABSENT:
	case ENDING_REFUSED:
		verdict = portal->driver->judge(portal, job, transfer);
		break;
	case ENDING_NETWORK:
		job_failed(job, 0, "%s", transfer->words);
		verdict =
		    portal->driver->is_local ? VERDICT_FAILED : VERDICT_AGAIN;
		break;
	case ENDING_DENIED:
		job_failed(job, STATUS_DENIED, "%s", transfer->words);
		break;
	case ENDING_LOCAL:
		job_failed(job, STATUS_OTHER, "%s: %s", job->file->local,
		    transfer->words);
		break;
	case ENDING_FAILED:
		job_failed(job, STATUS_OTHER, "%s", transfer->words);
		break;
	}
	follow(work, post, verdict);
}

static bool
begin_next(struct scheduler *work, struct post *post)
{
	struct job *job = work->is_stopped ? NULL : work->next(work->context);

	if (job == NULL)
		return false;
	if (post->arena == NULL)
		post->arena = arena_new();
	if (job->arena == NULL)
		job->arena = post->arena;
	job->answer = ANSWER_FAILURE;
	post->job = job;
	post->compares = false;
	post->tries = 0;
	post->first = 0;
	run_step(work, post);
	return true;
}

/* Begins what can be begun; how long nothing else will be to do. */
static int
begin(struct scheduler *work, size_t *busy)
{
	int64_t time = now(), wait = TICK;
	bool has_more = true;

	*busy = 0;
	for (size_t i = 0; i < work->count; i++) {
		struct post *post = &work->posts[i];

		if (post->phase == PHASE_WAITING && post->wake <= time)
			run_step(work, post);
		while (post->phase == PHASE_FREE && has_more)
			has_more = begin_next(work, post);
		if (post->phase == PHASE_WAITING && post->wake - time < wait)
			wait = post->wake - time;
		*busy += post->phase != PHASE_FREE;
	}
	return wait < 1 ? 1 : (int)wait;
}

static void
take(struct scheduler *work, const struct transfer *transfer)
{
	for (size_t i = 0; i < work->count; i++)
		if (&work->posts[i].transfer == transfer &&
		    work->posts[i].phase == PHASE_SENT) {
			ended(work, &work->posts[i]);
			return;
		}
	assert(false && "a transfer of nobody");
}

static bool
tick(const struct portal *portal)
{
	return portal->tick == NULL || portal->tick(portal->tick_context);
}

bool
scheduler_run(struct portal *portal, scheduler_next *next, scheduler_done *done,
    void *context)
{
	int parallel = portal->access->parallel;
	struct scheduler *work = calloc(1, sizeof *work);
	int64_t ticked = now();
	size_t busy;
	bool good;

	assert(portal->process == getpid());
	if (work == NULL)
		abort();
	*work = (struct scheduler) {.portal = portal,
	    .count = portal->driver->is_single ? 1
		: parallel > 0		       ? (size_t)parallel
					       : PARALLEL,
	    .next = next,
	    .done = done,
	    .context = context};
	for (;;) {
		int wait = begin(work, &busy);
		struct transfer *transfer;

		if (busy == 0)
			break;
		transfer = upload_wait(portal->upload, wait);
		while (transfer != NULL) {
			take(work, transfer);
			transfer = upload_wait(portal->upload, 0);
		}
		if (now() - ticked >= TICK) {
			ticked = now();
			work->is_stopped |= !tick(portal);
		}
	}
	good = !work->is_stopped;
	for (size_t i = 0; i < work->count; i++)
		if (work->posts[i].arena != NULL)
			arena_free(work->posts[i].arena);
	free(work);
	return good;
}

struct only {
	struct job *job;
	bool is_begun;
};

static struct job *
next_only(void *context)
{
	struct only *only = context;
	struct job *job = only->is_begun ? NULL : only->job;

	only->is_begun = true;
	return job;
}

static bool
done_only(void *context, struct job *job)
{
	(void)context;
	return job->answer != ANSWER_FAILURE;
}

bool
scheduler_one(struct portal *portal, struct job *job)
{
	struct only only = {job, false};

	assert(job->arena != NULL);
	scheduler_run(portal, next_only, done_only, &only);
	return job->answer != ANSWER_FAILURE;
}
