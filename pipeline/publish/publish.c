#include "publish/publish.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "portal/lock.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/directories.h"
#include "publish/ledger.h"
#include "publish/ledger_stamps.h"
#include "publish/plan.h"
#include "publish/pointer_update.h"

enum { SENDS_MOST = 2 }; /* a file stored wrongly is sent once more */

struct plan_run {
	struct publishing *publishing;
	struct portal *portal;
	const struct plan *plan;
	struct directories *directories;
	struct pointer_update update;
	bool *is_there; /* per action: known to be right */
	bool *is_sent;
	bool is_right;	 /* all that was read back */
	bool is_again;	 /* files are being sent once more */
	bool is_stamped; /* new entries have their time-stamps */
	int stage;	 /* begun last */
};

static double
now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* May an interrupted run have left it? */
static bool
may_exist(const struct plan_run *run, const struct action *action)
{
	if (action->stage >= STAGE_LEDGER && !run->plan->compares)
		return false;
	return action->kind == ACTION_UPLOAD &&
	    !directories_is_new(run->directories, action->file.path);
}

static bool
compare_make(void *context, size_t index, struct job *job)
{
	struct plan_run *run = context;
	const struct action *action = &run->plan->at[index];

	if (!may_exist(run, action))
		return false;
	job->kind = JOB_READ;
	job->path = action->file.path;
	job->limit = action->file.size;
	return true;
}

static void
step(struct plan_run *run, size_t index)
{
	if (run->publishing->step != NULL)
		run->publishing->step(run->publishing->context,
		    &run->plan->at[index], &run->publishing->published);
}

static bool
compare_done(void *context, size_t index, struct job *job)
{
	struct plan_run *run = context;

	if (job->answer == ANSWER_FAILURE)
		return false;
	if (job->answer == ANSWER_WHOLE &&
	    digest_equal(job->digest, run->plan->at[index].file.digest)) {
		run->is_there[index] = true;
		run->publishing->published.there++;
		step(run, index);
	}
	return true;
}

static bool
send_make(void *context, size_t index, struct job *job)
{
	struct plan_run *run = context;
	const struct action *action = &run->plan->at[index];

	if (run->is_there[index])
		return false;
	job->kind = action->kind == ACTION_REMOVE ? JOB_REMOVE
	    : action->kind == ACTION_APPEND && run->portal->driver->creates
	    ? JOB_CREATE
	    : JOB_STORE;
	job->path = action->file.path;
	job->file = &action->file;
	return true;
}

static void
record_sent(struct plan_run *run, size_t index)
{
	struct published *published = &run->publishing->published;

	run->is_there[index] = run->is_sent[index] = true;
	if (run->is_again)
		return;
	published->files++;
	published->bytes += run->plan->at[index].file.size;
	step(run, index);
}

static bool
send_done(void *context, size_t index, struct job *job)
{
	struct plan_run *run = context;

	switch (job->answer) {
	case ANSWER_WHOLE:
		break;
	case ANSWER_EXISTS:
		return portal_fail(run->portal, job->path, STATUS_MOVED,
		    "was made by somebody else in between: publish again");
	case ANSWER_ABSENT:
		if (job->kind == JOB_REMOVE) /* removed by an interrupted run */
			break;
		return portal_fail(run->portal, job->path, STATUS_OTHER,
		    "cannot be stored: the server says that its directory is "
		    "not there");
	default:
		return false;
	}
	record_sent(run, index);
	return true;
}

static bool
is_by_size(const struct plan_run *run, const struct action *action)
{
	return run->publishing->by == VERIFY_SIZE &&
	    action->stage != STAGE_LEDGER && action->kind != ACTION_POINTER;
}

static bool
verify_make(void *context, size_t index, struct job *job)
{
	struct plan_run *run = context;
	const struct action *action = &run->plan->at[index];

	if (!run->is_sent[index])
		return false;
	job->kind = action->kind == ACTION_REMOVE || is_by_size(run, action)
	    ? JOB_LOOK
	    : JOB_READ;
	job->path = action->file.path;
	job->limit = action->file.size;
	job->is_public = true;
	return true;
}

static bool
verify_done(void *context, size_t index, struct job *job)
{
	struct plan_run *run = context;
	const struct action *action = &run->plan->at[index];
	bool right = false;

	if (job->answer == ANSWER_FAILURE)
		return false;
	if (action->kind == ACTION_REMOVE)
		right = job->answer == ANSWER_ABSENT;
	else if (job->answer == ANSWER_WHOLE)
		right = is_by_size(run, action)
		    ? job->size == action->file.size
		    : digest_equal(job->digest, action->file.digest);
	run->is_sent[index] = false;
	run->is_there[index] = right;
	run->is_right &= right;
	return true;
}

static bool
report_altered(const struct plan_run *run, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (!run->is_there[i])
			portal_fail(run->portal, run->plan->at[i].file.path,
			    STATUS_ALTERED, "%s",
			    run->plan->at[i].kind == ACTION_REMOVE
				? _("was removed, and readers still get it: a "
				    "cache in front of the portal keeps it")
				: _("read back, it is not what was sent: the "
				    "portal changes files, hides them, or its "
				    "disk is full or broken"));
	return false;
}

static bool
send_one(void *context, size_t index)
{
	struct plan_run *run = context;
	struct parallel send = {send_make, send_done, run};

	return parallel_run(run->portal, index, index + 1, &send);
}

/* Sends entries and the pointer, never over those of another run. */
static bool
send_fenced(struct plan_run *run, size_t index)
{
	const struct action *action = &run->plan->at[index];
	bool good;

	if (run->is_there[index])
		return true;
	if (action->kind == ACTION_POINTER)
		good = pointer_update_write(&run->update, &action->file);
	else if (action->kind == ACTION_APPEND)
		good = pointer_update_append(
		    &run->update, &action->file, send_one, run, index);
	else /* an entry that was cut off */
		good = send_one(run, index);
	if (good && !run->is_there[index])
		record_sent(run, index);
	return good;
}

static bool
send_stage(struct plan_run *run, size_t first, size_t end)
{
	struct parallel send = {send_make, send_done, run};
	const struct action *action = &run->plan->at[first];
	bool good = true;

	if (action->stage != STAGE_LEDGER && action->kind != ACTION_POINTER)
		return parallel_run(run->portal, first, end, &send);
	for (size_t i = first; good && i < end; i++)
		good = send_fenced(run, i);
	return good;
}

static bool
send_and_verify(struct plan_run *run, size_t first, size_t end)
{
	struct published *published = &run->publishing->published;
	struct parallel verify = {verify_make, verify_done, run};

	run->is_again = false;
	for (int i = 0; i < SENDS_MOST; i++) {
		double begun = now(), sent;
		bool good = send_stage(run, first, end);

		sent = now();
		run->is_again = true;
		published->send_seconds += sent - begun;
		run->is_right = true;
		good = good && parallel_run(run->portal, first, end, &verify);
		published->verify_seconds += now() - sent;
		if (!good)
			return false;
		if (run->is_right)
			return true;
	}
	return report_altered(run, first, end);
}

/* The times of entries must not decrease: verify would report it. */
static bool
is_time_in_order(struct plan_run *run, int seq)
{
	struct arena *scratch = arena_new();
	const char *path = ledger_path(scratch, seq);
	struct origin origin = {run->portal->diag, CODE_PUBLISH_PORTAL, path};
	struct ledger_entry *last = NULL;
	struct text bytes = {0};
	bool after = seq == 0;

	if (!after &&
	    portal_read(run->portal, scratch, path, LEDGER_MOST, &bytes) ==
		ANSWER_WHOLE)
		last = ledger_read(scratch, origin, bytes);
	if (last != NULL) {
		after = strcmp(last->time, run->plan->time) <= 0;
		if (!after)
			portal_fail(run->portal, path, STATUS_OTHER,
			    "was made at %.30s, which is later than this "
			    "publication's %.30s: one of two clocks is wrong",
			    last->time, run->plan->time);
	}
	arena_free(scratch);
	return after;
}

/* Before a stage that cannot be undone: is the plan still valid? */
static bool
may_begin(struct plan_run *run, size_t first, size_t end)
{
	int stage = run->plan->at[first].stage;
	int entries = (int)(end - first);

	if (stage < STAGE_LEDGER)
		return true;
	if (stage == STAGE_LEDGER &&
	    !is_time_in_order(run, run->plan->after->seq - entries))
		return false;
	return (run->publishing->lock == NULL ||
		   lock_holds(run->publishing->lock)) &&
	    (stage >= STAGE_MUTABLE && stage < STAGE_POINTER
		    ? true
		    : pointer_update_is_base(&run->update));
}

/* Once the ledger is complete, and before anything points to it. An
   interrupted run may have made the entries. */
static bool
stamp_entries(struct plan_run *run)
{
	const struct plan *plan = run->plan;
	int before = plan->before == NULL ? 0 : plan->before->seq;

	if (run->is_stamped)
		return true;
	run->is_stamped = true;
	return run->publishing->stamping == NULL ||
	    ledger_stamps_add(run->portal, run->publishing->stamping, before,
		plan->after->seq);
}

static bool
run_stages(struct plan_run *run)
{
	const struct plan *plan = run->plan;
	struct parallel compare = {compare_make, compare_done, run};

	for (size_t first = 0, end; first < plan->count; first = end) {
		int stage = plan->at[first].stage;

		for (end = first;
		     end < plan->count && plan->at[end].stage == stage;)
			end++;
		if ((stage > STAGE_LEDGER && !stamp_entries(run)) ||
		    !may_begin(run, first, end))
			return false;
		run->stage = stage;
		if (!parallel_run(run->portal, first, end, &compare) ||
		    !send_and_verify(run, first, end))
			return false;
	}
	return true;
}

/* A file signed or altered after it was listed is refused, never cut. */
static bool
is_as_listed(struct diag *diag, const struct public_file *file)
{
	size_t size = 0;
	int opened =
	    file->local == NULL ? -1 : file_open(diag, file->local, &size);

	if (file->local == NULL)
		return true;
	if (opened < 0)
		return false;
	close(opened);
	if (size == file->size)
		return true;
	diag_failure(diag, file->local,
	    "has %zu bytes, and %zu are listed: it was signed or altered after "
	    "it was built, and a file is published whole or not at all; build "
	    "the issue again",
	    size, file->size);
	return false;
}

/* Checks all files before any is sent. */
static bool
are_as_listed(const struct plan_run *run)
{
	bool good = true;

	for (size_t i = 0; i < run->plan->count; i++)
		good &= is_as_listed(run->portal->diag, &run->plan->at[i].file);
	return good || portal_exit(run->portal, STATUS_OTHER);
}

/*
 * If the lock was lost while mutable files were being replaced, has the pointer
 * say so.
 */
static void
mark_unfinished(struct plan_run *run)
{
	struct lock *lock = run->publishing->lock;

	if (lock == NULL || !lock_is_lost(lock) || run->stage < STAGE_MUTABLE ||
	    run->stage >= STAGE_POINTER)
		return;
	run->portal->tick = NULL;
	run->update.lock = lock_take(run->update.arena, run->portal,
	    "a publication that stood still", LOCK_SECONDS, LOCK_SECONDS);
	if (run->update.lock == NULL ||
	    !pointer_update_mark_unfinished(&run->update))
		portal_fail(run->portal, "", STATUS_OTHER,
		    "may show older pages than were published: see what verify "
		    "says, and publish with --repair");
	lock_release(run->update.lock);
}

static bool
tidy(struct plan_run *run)
{
	bool good = portal_tidy(run->portal, "");

	for (size_t i = 0; good && i < directories_count(run->directories); i++)
		good = portal_tidy(
		    run->portal, directories_at(run->directories, i));
	return good;
}

static bool
tick(void *context)
{
	struct publishing *publishing = context;

	if (publishing->beat != NULL)
		publishing->beat(publishing->context);
	return publishing->lock == NULL || lock_keep(publishing->lock);
}

bool
publish_plan(struct publishing *publishing)
{
	struct arena *arena = arena_new();
	const struct plan *plan = publishing->plan;
	struct plan_run run = {.publishing = publishing,
	    .portal = publishing->portal,
	    .plan = plan,
	    .directories = directories_of(arena, plan),
	    .is_there = arena_alloc(arena, plan->count + 1),
	    .is_sent = arena_alloc(arena, plan->count + 1)};
	bool good;

	run.update = (struct pointer_update) {.arena = arena,
	    .portal = publishing->portal,
	    .plan = plan,
	    .lock = publishing->lock};

	run.portal->tick = tick;
	run.portal->tick_context = publishing;
	/* Taking the lock creates the root. */
	good = are_as_listed(&run) &&
	    (publishing->lock != NULL ||
		portal_directory(run.portal, "") != ANSWER_FAILURE) &&
	    tidy(&run) && directories_make(run.directories, run.portal) &&
	    run_stages(&run);
	if (!good)
		mark_unfinished(&run);
	run.portal->tick = NULL;
	arena_free(arena);
	return good;
}
