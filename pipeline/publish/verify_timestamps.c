#include "publish/verify_timestamps.h"

#include <string.h>

#include "base/arena.h"
#include "portal/lock_record.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "publish/ledger_stamps.h"
#include "publish/verifier.h"
#include "sign/signature_check.h"
#include "sign/timestamp.h"

enum { CLOCKS_SECONDS = 300 }; /* that two clocks may differ by */

/* The time-stamps of the entries. */
struct timestamps_check {
	struct verifier *verifier;
	bool *is_there; /* of each entry */
};

static bool
stamp_make(void *context, size_t index, struct job *job)
{
	struct timestamps_check *check = context;

	if (!check->verifier->entries[index].is_valid)
		return false;
	job->kind = JOB_READ;
	job->path = ledger_stamp_path(check->verifier->arena, (int)index + 1);
	job->limit = STAMP_MOST;
	job->keeps = true;
	return true;
}

/* An entry cannot have been made after its time-stamp. */
static bool
is_time_right(struct verifier *verifier, struct arena *scratch, size_t index,
    const struct timestamp *timestamp)
{
	const struct verified_entry *entry = &verifier->entries[index];
	const char *latest =
	    lock_record_time(scratch, timestamp->time + CLOCKS_SECONDS);

	return strcmp(entry->time, latest) <= 0 ||
	    verifier_error(verifier, CODE_VERIFY_TIMESTAMP,
		ledger_path(verifier->arena, (int)index + 1),
		"says that it was made at %.30s, and was stamped at %s already",
		entry->time, lock_record_time(scratch, timestamp->time));
}

static void
keep_last(
    struct verifier *verifier, size_t index, const struct timestamp *timestamp)
{
	struct verified_stamps *stamps = &verifier->verified.stamps;

	stamps->count++;
	if ((int)index + 1 <= stamps->seq)
		return;
	stamps->seq = (int)index + 1;
	stamps->authority =
	    arena_string(verifier->arena, timestamp->authority.name);
	stamps->time = (size_t)timestamp->time;
	stamps->until = (size_t)timestamp->authority.to;
}

static bool
stamp_done(void *context, size_t index, struct job *job)
{
	struct timestamps_check *check = context;
	struct verifier *verifier = check->verifier;
	struct checked_file checked = verifier_checked(verifier, job->path);
	struct timestamp timestamp;

	if (job->answer == ANSWER_FAILURE)
		return !verifier_is_down(verifier);
	if (job->answer == ANSWER_ABSENT)
		return true;
	check->is_there[index] = true;
	if (job->answer != ANSWER_WHOLE)
		verifier_error(verifier, CODE_VERIFY_TIMESTAMP, job->path,
		    "is longer than any time-stamp");
	else if (timestamp_check_file(job->arena, &checked, job->bytes,
		     verifier->entries[index].entry, &timestamp) &&
	    is_time_right(verifier, job->arena, index, &timestamp))
		keep_last(verifier, index, &timestamp);
	return true;
}

static void
add_gap(struct verifier *verifier, size_t first, size_t end)
{
	struct verified_stamps *stamps = &verifier->verified.stamps;

	stamps->gaps = arena_more(verifier->arena, stamps->gaps,
	    stamps->gap_count, &stamps->gap_room, sizeof *stamps->gaps);
	stamps->gaps[stamps->gap_count++] =
	    (struct unstamped) {.first = (int)first + 1,
		.last = (int)end,
		.by = end < verifier->count ? (int)end + 1 : 0};
}

/* Which entries have none, and by which one are they covered? */
static void
find_gaps(const struct timestamps_check *check)
{
	struct verifier *verifier = check->verifier;
	size_t first = 0;

	for (size_t i = 0; i <= verifier->count; i++) {
		if (i < verifier->count && !check->is_there[i])
			continue;
		if (i > first)
			add_gap(verifier, first, i);
		first = i + 1;
	}
}

void
verify_timestamps(struct verifier *verifier)
{
	struct timestamps_check check = {.verifier = verifier,
	    .is_there = arena_alloc(verifier->arena, verifier->count)};
	struct parallel reads = {stamp_make, stamp_done, &check};

	parallel_run(verifier->portal, 0, verifier->count, &reads);
	find_gaps(&check);
}
