#include "portal/scheduler.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "portal/access.h"
#include "portal/driver.h"
#include "portal/portal_state.h"
#include "portal/status.h"
#include "portal/transfer.h"
#include "portal/upload.h"

enum {
	PARALLEL = 4,
	TRIES_MOST = 12,
	BACKOFF_FIRST = 1000, /* milliseconds */
	BACKOFF_MOST = 60000,
	TICK = 1000,
	RETRY_SECONDS = 600,
};

enum phase { PHASE_FREE, PHASE_SENT, PHASE_WAITING };

struct job_slot {
	enum phase phase;
	struct arena *arena;
	struct job *job;
	struct job comparison; /* reads the file on the portal */
	bool compares;	       /* the comparison is running, not the job */
	bool was_there;	       /* CREATE was answered ANSWER_EXISTS */
	struct transfer transfer;
	int tries;
	int64_t first; /* time of the first failure, milliseconds */
	int64_t wake;  /* time of the next try */
};

struct scheduler {
	struct portal *portal;
	struct job_slot slots[UPLOAD_MOST];
	size_t count;
	scheduler_next *next;
	scheduler_done *done;
	void *context;
	bool is_stopped;
};

static int64_t
now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* The job that is running: the slot's own, or its comparison. */
static struct job *
current(struct job_slot *slot)
{
	return slot->compares ? &slot->comparison : slot->job;
}

static struct portal *
portal_of(const struct scheduler *scheduler, const struct job *job)
{
	return job->is_public && scheduler->portal->readers != NULL
	    ? scheduler->portal->readers
	    : scheduler->portal;
}

static void
finish(struct scheduler *scheduler, struct job_slot *slot)
{
	struct job *job = slot->job;

	if (job->answer != ANSWER_FAILURE &&
	    scheduler->portal->retries < RETRY_BUDGET)
		scheduler->portal->retries += 0.5;
	if (!scheduler->done(scheduler->context, job))
		scheduler->is_stopped = true;
	if (slot->arena != NULL)
		arena_reset(slot->arena);
	slot->job = NULL;
	slot->phase = PHASE_FREE;
}

static void
fail(struct scheduler *scheduler, struct job_slot *slot)
{
	struct job *job = current(slot);
	struct portal *portal = portal_of(scheduler, job);

	portal_fail(portal, job->path, job->status, "%s",
	    job->why == NULL ? _("failed") : job->why);
	portal_exit(scheduler->portal, portal->status);
	slot->job->answer = ANSWER_FAILURE;
	finish(scheduler, slot);
}

static void run_step(struct scheduler *scheduler, struct job_slot *slot);

/* At least 0 and less than 1 (xorshift64). */
static double
random_fraction(struct portal *portal)
{
	portal->seed ^= portal->seed << 13;
	portal->seed ^= portal->seed >> 7;
	portal->seed ^= portal->seed << 17;
	return (double)(portal->seed >> 11) / 9007199254740992.0;
}

/* Milliseconds: exponential backoff with full jitter, so that clients that
 * failed together do not retry together; or the server's Retry-After. */
static int64_t
backoff_of(struct scheduler *scheduler, const struct job_slot *slot)
{
	int64_t most = BACKOFF_FIRST;

	if (slot->transfer.retry_after > 0)
		return (int64_t)slot->transfer.retry_after * 1000;
	for (int i = 1; i < slot->tries && most < BACKOFF_MOST; i++)
		most *= 2;
	if (most > BACKOFF_MOST)
		most = BACKOFF_MOST;
	return (int64_t)(random_fraction(scheduler->portal) * (double)most);
}

static int64_t
retry_milliseconds(const struct scheduler *scheduler)
{
	int seconds = scheduler->portal->access->retry_seconds;

	return (int64_t)(seconds > 0 ? seconds : RETRY_SECONDS) * 1000;
}

/* After a transient failure, whose reason is in the job's `why`. */
static void
try_again(struct scheduler *scheduler, struct job_slot *slot)
{
	struct job *job = current(slot);
	int64_t time = now(), wait;

	if (slot->tries++ == 0)
		slot->first = time;
	wait = backoff_of(scheduler, slot);
	scheduler->portal->retries--;
	if (scheduler->is_stopped || slot->tries > TRIES_MOST ||
	    scheduler->portal->retries < 0 ||
	    time + wait - slot->first > retry_milliseconds(scheduler)) {
		job_failed(job, job->status != 0 ? job->status : STATUS_NETWORK,
		    "%s (tried %d times)", job->why, slot->tries);
		fail(scheduler, slot);
		return;
	}
	slot->phase = PHASE_WAITING;
	slot->wake = time + wait;
}

static void
compare(struct job_slot *slot)
{
	slot->comparison = (struct job) {.kind = JOB_READ,
	    .path = slot->job->path,
	    .limit = slot->job->file->size,
	    .arena = slot->job->arena};
	slot->compares = true;
}

/* May the file have arrived, though we got no response? */
static bool
may_have_arrived(const struct job_slot *slot)
{
	enum { REFUSED_FOR_NOW = 503, TOO_MANY = 429 };
	const struct transfer *transfer = &slot->transfer;

	return !slot->compares && slot->job->file != NULL &&
	    transfer->status != REFUSED_FOR_NOW && transfer->status != TOO_MANY;
}

static void
retry_in_doubt(struct scheduler *scheduler, struct job_slot *slot)
{
	bool in_doubt = may_have_arrived(slot);

	try_again(scheduler, slot);
	if (in_doubt && slot->phase == PHASE_WAITING) {
		compare(slot);
		slot->was_there = false;
	}
}

static void
compared(struct scheduler *scheduler, struct job_slot *slot)
{
	const struct job *comparison = &slot->comparison;

	slot->compares = false;
	if (comparison->answer == ANSWER_WHOLE &&
	    digest_equal(comparison->digest, slot->job->file->digest)) {
		slot->job->answer = ANSWER_WHOLE;
		slot->job->url = comparison->url;
		finish(scheduler, slot);
	} else if (slot->was_there && comparison->answer != ANSWER_ABSENT) {
		slot->job->answer = ANSWER_EXISTS;
		finish(scheduler, slot);
	} else {
		slot->job->step = 0;
		run_step(scheduler, slot);
	}
}

static void
answered(struct scheduler *scheduler, struct job_slot *slot)
{
	if (slot->compares) {
		compared(scheduler, slot);
	} else if (slot->job->kind == JOB_CREATE &&
	    slot->job->answer == ANSWER_EXISTS) {
		compare(slot);
		slot->was_there = true;
		run_step(scheduler, slot);
	} else {
		finish(scheduler, slot);
	}
}

static void
follow(struct scheduler *scheduler, struct job_slot *slot, enum verdict verdict)
{
	struct job *job = current(slot);

	switch (verdict) {
	case VERDICT_TRANSFER:
		slot->phase = PHASE_SENT;
		upload_start(
		    scheduler->portal->upload, job->arena, &slot->transfer);
		return;
	case VERDICT_DONE:
		answered(scheduler, slot);
		return;
	case VERDICT_NEXT:
		job->step++;
		run_step(scheduler, slot);
		return;
	case VERDICT_AGAIN:
		job->step = 0;
		retry_in_doubt(scheduler, slot);
		return;
	case VERDICT_FAILED:
		fail(scheduler, slot);
		return;
	}
}

static void
run_step(struct scheduler *scheduler, struct job_slot *slot)
{
	struct job *job = current(slot);
	struct portal *portal = portal_of(scheduler, job);

	/* If readers have no URL of their own, we read with credentials. */
	slot->transfer =
	    (struct transfer) {.url = portal_url(portal, job->arena, job->path),
		.scheme = portal->driver->speaks,
		.head = job->kind == JOB_LOOK,
		.limit = job->limit,
		.keeps = job->keeps,
		.into = job->into,
		.is_public = portal != scheduler->portal};
	follow(scheduler, slot,
	    portal->driver->prepare(portal, job, &slot->transfer));
}

static void
ended(struct scheduler *scheduler, struct job_slot *slot)
{
	struct job *job = current(slot);
	struct portal *portal = portal_of(scheduler, job);
	const struct transfer *transfer = &slot->transfer;
	enum verdict verdict = VERDICT_FAILED;

	if (transfer->message != NULL && portal->driver->drop != NULL)
		portal->driver->drop(portal, job);
	switch (transfer->ending) {
	case ENDING_WHOLE:
	case ENDING_LONGER:
	case ENDING_ABSENT:
	case ENDING_REFUSED:
		verdict = portal->driver->judge(portal, job, transfer);
		break;
	case ENDING_NETWORK:
		job_failed(job, 0, "%s", transfer->message);
		verdict =
		    portal->driver->is_local ? VERDICT_FAILED : VERDICT_AGAIN;
		break;
	case ENDING_DENIED:
		job_failed(job, STATUS_DENIED, "%s", transfer->message);
		break;
	case ENDING_LOCAL:
		job_failed(job, STATUS_OTHER, "%s: %s", job->file->local,
		    transfer->message);
		break;
	case ENDING_FAILED:
		job_failed(job, STATUS_OTHER, "%s", transfer->message);
		break;
	}
	follow(scheduler, slot, verdict);
}

static bool
begin_next(struct scheduler *scheduler, struct job_slot *slot)
{
	struct job *job =
	    scheduler->is_stopped ? NULL : scheduler->next(scheduler->context);

	if (job == NULL)
		return false;
	if (slot->arena == NULL)
		slot->arena = arena_new();
	if (job->arena == NULL)
		job->arena = slot->arena;
	job->answer = ANSWER_FAILURE;
	slot->job = job;
	slot->compares = false;
	slot->tries = 0;
	slot->first = 0;
	run_step(scheduler, slot);
	return true;
}

/* Starts all that can be started; milliseconds until the next is due. */
static int
begin(struct scheduler *scheduler, size_t *busy)
{
	int64_t time = now(), wait = TICK;
	bool has_more = true;

	*busy = 0;
	for (size_t i = 0; i < scheduler->count; i++) {
		struct job_slot *slot = &scheduler->slots[i];

		if (slot->phase == PHASE_WAITING && slot->wake <= time)
			run_step(scheduler, slot);
		while (slot->phase == PHASE_FREE && has_more)
			has_more = begin_next(scheduler, slot);
		if (slot->phase == PHASE_WAITING && slot->wake - time < wait)
			wait = slot->wake - time;
		*busy += slot->phase != PHASE_FREE;
	}
	return wait < 1 ? 1 : (int)wait;
}

static void
take_ended(struct scheduler *scheduler, const struct transfer *transfer)
{
	for (size_t i = 0; i < scheduler->count; i++)
		if (&scheduler->slots[i].transfer == transfer &&
		    scheduler->slots[i].phase == PHASE_SENT) {
			ended(scheduler, &scheduler->slots[i]);
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
	struct scheduler *scheduler = calloc(1, sizeof *scheduler);
	int64_t ticked = now();
	size_t busy;
	bool good;

	assert(portal->process == getpid());
	if (scheduler == NULL)
		abort();
	*scheduler = (struct scheduler) {.portal = portal,
	    .count = portal->driver->is_single ? 1
		: parallel > 0		       ? (size_t)parallel
					       : PARALLEL,
	    .next = next,
	    .done = done,
	    .context = context};
	for (;;) {
		int wait = begin(scheduler, &busy);
		struct transfer *transfer;

		if (busy == 0)
			break;
		transfer = upload_wait(portal->upload, wait);
		while (transfer != NULL) {
			take_ended(scheduler, transfer);
			transfer = upload_wait(portal->upload, 0);
		}
		if (now() - ticked >= TICK) {
			ticked = now();
			scheduler->is_stopped |= !tick(portal);
		}
	}
	good = !scheduler->is_stopped;
	for (size_t i = 0; i < scheduler->count; i++)
		if (scheduler->slots[i].arena != NULL)
			arena_free(scheduler->slots[i].arena);
	free(scheduler);
	return good;
}

struct single_job {
	struct job *job;
	bool is_begun;
};

static struct job *
next_single(void *context)
{
	struct single_job *single = context;
	struct job *job = single->is_begun ? NULL : single->job;

	single->is_begun = true;
	return job;
}

static bool
done_single(void *context, struct job *job)
{
	(void)context;
	return job->answer != ANSWER_FAILURE;
}

bool
scheduler_one(struct portal *portal, struct job *job)
{
	struct single_job single = {job, false};

	assert(job->arena != NULL);
	scheduler_run(portal, next_single, done_single, &single);
	return job->answer != ANSWER_FAILURE;
}
