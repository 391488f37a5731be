#include "portal/lock.h"

#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "portal/access.h"
#include "portal/lock_record.h"
#include "portal/portal.h"
#include "portal/status.h"

#define RECORD_NAME "chu.json"
#define DRAFT_NAME "nhap"

enum {
	RECORD_MOST = 16 * 1024,
	CHAIN_MOST = 64,      /* takeovers in a row */
	UNNAMED_SECONDS = 10, /* after which a lock without a record is stale */
	STALLED_SECONDS = 5,  /* between calls of lock_keep: we may be late */
	PAUSE_MILLISECONDS = 500,
	RETRIES_MOST = 50,
};

/* khoa/, then its successors, each named after the run before it. */
struct chain_link {
	const char *directory;
	const char *run; /* NULL: it has no record */
};

struct lock_chain {
	struct chain_link at[CHAIN_MOST];
	size_t count;
};

struct lock {
	struct arena *arena;
	struct portal *portal; /* a connection of its own */
	struct portal *caller; /* whose diag and status are used */
	struct lock_chain chain;
	struct lock_record record;
	int seconds;
	time_t renewed;
	time_t kept; /* by lock_keep */
	bool is_lost;
	bool has_draft; /* there may be one */
};

static void
pause_briefly(void)
{
	struct timespec pause = {0, PAUSE_MILLISECONDS * 1000000L};

	nanosleep(&pause, NULL);
}

static const char *
last_directory(const struct lock_chain *chain)
{
	return chain->at[chain->count - 1].directory;
}

static const char *
record_path(struct arena *arena, const char *directory)
{
	return path_join(arena, directory, RECORD_NAME);
}

static const char *
draft_path(struct arena *arena, const struct chain_link *link)
{
	return arena_format(
	    arena, "%s/" DRAFT_NAME "-%s.json", link->directory, link->run);
}

/* NULL if there is none, if it is invalid, or after a failure. */
static struct lock_record *
read_record(struct portal *portal, struct arena *arena, const char *directory,
    enum answer *answer)
{
	struct text bytes = {0};

	*answer = portal_read(
	    portal, arena, record_path(arena, directory), RECORD_MOST, &bytes);
	return *answer == ANSWER_WHOLE ? lock_record_read(arena, bytes) : NULL;
}

static bool
write_record(struct lock *lock)
{
	struct arena *scratch = arena_new();
	struct public_file file;
	bool good;

	lock_record_renew(lock->arena, &lock->record, lock->seconds);
	file =
	    public_file_of(record_path(scratch, last_directory(&lock->chain)),
		JSON_TYPE, lock_record_write(scratch, &lock->record));
	good = portal_store(lock->portal, &file);
	lock->renewed = lock->kept = time(NULL);
	arena_free(scratch);
	return good;
}

/*
 * The directory by which a lock is taken over: named after the stale run, or
 * after its directory if that run wrote no record.
 */
static const char *
successor_of(struct arena *arena, const char *directory,
    const struct lock_record *record)
{
	if (record != NULL)
		return arena_format(
		    arena, LOCK_DIRECTORY "/sau-%s", record->run);
	if (strcmp(directory, LOCK_DIRECTORY) == 0)
		return LOCK_DIRECTORY "/sau-0";
	return arena_format(arena, "%s-0", directory);
}

enum lock_attempt {
	ATTEMPT_OURS,
	ATTEMPT_HELD,
	ATTEMPT_UNNAMED,
	ATTEMPT_GONE,
	ATTEMPT_FAILURE
};

static bool
push(struct lock_chain *chain, const char *directory)
{
	if (chain->count == CHAIN_MOST)
		return false;
	chain->at[chain->count++] =
	    (struct chain_link) {.directory = directory};
	return true;
}

static void
set_last_run(struct lock_chain *chain, const struct lock_record *record)
{
	if (record != NULL)
		chain->at[chain->count - 1].run = record->run;
}

/*
 * Follows the chain to its end and tries to become the next link. A directory
 * without a record belongs to a run that has yet to write it, or is gone.
 */
static enum lock_attempt
try_chain(struct lock *lock, struct portal *portal, struct lock_record **other,
    bool unnamed_is_stale)
{
	struct arena *arena = lock->arena;
	const char *directory = LOCK_DIRECTORY;

	lock->chain.count = 0;
	for (;;) {
		enum answer made = portal_make(portal, directory), answer;

		if (made == ANSWER_FAILURE)
			return ATTEMPT_FAILURE;
		if (made == ANSWER_ABSENT)
			return ATTEMPT_GONE;
		if (!push(&lock->chain, directory))
			return ATTEMPT_HELD;
		if (made == ANSWER_WHOLE) {
			set_last_run(&lock->chain, &lock->record);
			return ATTEMPT_OURS;
		}
		*other = read_record(portal, arena, directory, &answer);
		set_last_run(&lock->chain, *other);
		if (answer == ANSWER_FAILURE)
			return ATTEMPT_FAILURE;
		if (*other == NULL && !unnamed_is_stale)
			return ATTEMPT_UNNAMED;
		if (*other != NULL && !lock_record_is_gone(arena, *other))
			return ATTEMPT_HELD;
		directory = successor_of(arena, directory, *other);
		if (!path_is_plain(directory))
			return ATTEMPT_HELD;
	}
}

static bool
make_root(struct portal *portal)
{
	enum answer made = portal_directory(portal, "");

	if (made == ANSWER_WHOLE || made == ANSWER_EXISTS)
		return true;
	return made == ANSWER_FAILURE ||
	    portal_fail(portal, "", STATUS_OTHER,
		"neither this directory nor its parent exists on the server");
}

static bool
is_held(struct portal *portal, const struct lock_record *other)
{
	if (other == NULL)
		portal_fail(portal, LOCK_DIRECTORY, STATUS_LOCKED,
		    "somebody is publishing: try later, or, if that is not "
		    "so, congbao portal unlock");
	else
		portal_fail(portal, LOCK_DIRECTORY, STATUS_LOCKED,
		    "%.100s is publishing since %.30s: try later, or, if that "
		    "is not so, congbao portal unlock",
		    other->owner, other->time);
	return false;
}

static bool
try_until_ours(struct lock *lock, struct portal *portal, int wait)
{
	time_t begun = time(NULL), unnamed = 0;
	struct lock_record *other = NULL;
	bool has_made_root = false;
	int gone = 0;

	for (;;) {
		time_t now = time(NULL);
		enum lock_attempt outcome = try_chain(lock, portal, &other,
		    unnamed != 0 && now - unnamed > UNNAMED_SECONDS);

		switch (outcome) {
		case ATTEMPT_OURS:
			return true;
		case ATTEMPT_FAILURE:
			return false;
		case ATTEMPT_UNNAMED:
			if (unnamed == 0)
				unnamed = now;
			break;
		case ATTEMPT_GONE:
			/* Released in the meantime, or the portal is new. */
			if (!has_made_root && !make_root(portal))
				return false;
			has_made_root = true;
			if (gone++ < RETRIES_MOST)
				continue;
			return portal_fail(portal, LOCK_DIRECTORY,
			    STATUS_INCAPABLE, "cannot be made");
		case ATTEMPT_HELD:
			unnamed = 0;
			if (now - begun >= wait)
				return is_held(portal, other);
			break;
		}
		pause_briefly();
	}
}

/* A server on which every MAKE succeeds cannot lock. */
static bool
excludes_others(struct lock *lock, struct portal *portal)
{
	enum answer again = portal_make(portal, last_directory(&lock->chain));

	if (again == ANSWER_EXISTS)
		return true;
	if (again == ANSWER_FAILURE)
		return false;
	return portal_fail(portal, LOCK_DIRECTORY, STATUS_INCAPABLE,
	    "the portal makes the same directory twice, so it cannot keep two "
	    "publications apart (congbao portal check says more)");
}

/* Reads back the record that was just written; nobody else can have removed
 * it. */
static bool
stores_files(struct lock *lock)
{
	struct arena *scratch = arena_new();
	enum answer answer;
	struct lock_record *record = read_record(
	    lock->portal, scratch, last_directory(&lock->chain), &answer);

	arena_free(scratch);
	if (record != NULL || answer == ANSWER_FAILURE)
		return record != NULL;
	return portal_fail(lock->caller, LOCK_DIRECTORY, STATUS_INCAPABLE,
	    "a file that was stored cannot be read back: the portal accepts "
	    "it and keeps nothing, or asks readers to log in (congbao portal "
	    "check says more)");
}

static bool
remove_draft(
    struct portal *portal, struct arena *arena, const struct chain_link *link)
{
	const struct driver *driver = portal->driver;

	return (!driver->renames && !driver->moves) || link->run == NULL ||
	    portal_remove(portal, draft_path(arena, link)) != ANSWER_FAILURE;
}

/*
 * After our record is written, so that a run that was taken for dead but goes
 * on either sees that it lost the lock or has no draft to rename.
 */
static bool
remove_other_drafts(struct lock *lock)
{
	struct arena *scratch = arena_new();
	bool good = true;

	for (size_t i = 0; good && i + 1 < lock->chain.count; i++)
		good = remove_draft(lock->portal, scratch, &lock->chain.at[i]);
	arena_free(scratch);
	return good;
}

struct lock *
lock_take(struct arena *arena, struct portal *portal, const char *owner,
    int seconds, int wait)
{
	struct lock *lock = arena_alloc(arena, sizeof *lock);
	int status;

	lock->arena = arena;
	lock->caller = portal;
	lock->seconds = seconds;
	lock->record = lock_record_new(arena, owner);
	lock->portal = portal_open(arena, portal->diag, portal->name,
	    PORTAL_WRITE, portal->access, &status);
	if (lock->portal == NULL)
		return NULL;
	if (!try_until_ours(lock, portal, wait)) {
		portal_close(lock->portal);
		return NULL;
	}
	if (excludes_others(lock, portal) && write_record(lock) &&
	    stores_files(lock) && remove_other_drafts(lock) && lock_holds(lock))
		return lock;
	if (portal->status == 0)
		portal->status = lock->portal->status;
	lock_release(lock);
	return NULL;
}

bool
lock_holds(struct lock *lock)
{
	struct arena *scratch = arena_new();
	const char *directory = last_directory(&lock->chain);
	enum answer answer;
	struct lock_record *record =
	    read_record(lock->portal, scratch, directory, &answer);
	bool holds =
	    record != NULL && strcmp(record->run, lock->record.run) == 0;

	/* Has somebody taken it over from us? */
	if (holds &&
	    read_record(lock->portal, scratch,
		successor_of(scratch, directory, &lock->record),
		&answer) != NULL)
		holds = false;
	if (!holds && answer != ANSWER_FAILURE && !lock->is_lost)
		portal_fail(lock->caller, LOCK_DIRECTORY, STATUS_LOCKED,
		    "the lock was taken over by somebody else: this run was "
		    "too slow or was taken for dead; publish again");
	lock->is_lost |= !holds;
	if (!holds && lock->caller->status == 0)
		lock->caller->status = lock->portal->status;
	arena_free(scratch);
	return holds;
}

bool
lock_keep(struct lock *lock)
{
	time_t now = time(NULL);
	bool was_stalled = now - lock->kept > STALLED_SECONDS;

	lock->kept = now;
	if (lock->is_lost)
		return false;
	if (now - lock->renewed < lock->seconds / 3 && !was_stalled)
		return true;
	return lock_holds(lock) && write_record(lock);
}

bool
lock_is_lost(const struct lock *lock)
{
	return lock->is_lost;
}

const char *
lock_draft(struct lock *lock, struct arena *arena)
{
	lock->has_draft = true;
	return draft_path(arena, &lock->chain.at[lock->chain.count - 1]);
}

/* First the record, then the draft, for the reason of remove_other_drafts.
 * False after a failure in the portal's diag. */
static bool
remove_chain(
    struct portal *portal, struct arena *arena, const struct lock_chain *chain)
{
	for (size_t i = chain->count; i > 0; i--) {
		const char *directory = chain->at[i - 1].directory;

		if (!portal_tidy(portal, directory) ||
		    portal_remove(portal, record_path(arena, directory)) ==
			ANSWER_FAILURE ||
		    !remove_draft(portal, arena, &chain->at[i - 1]) ||
		    portal_remove_directory(portal, directory) ==
			ANSWER_FAILURE)
			return false;
	}
	return true;
}

/* The publication has succeeded even if the lock cannot be removed and has to
 * expire. */
void
lock_release(struct lock *lock)
{
	struct arena *scratch;

	if (lock == NULL)
		return;
	scratch = arena_new();
	lock->portal->diag = diag_new(scratch);
	if (!lock->has_draft)
		lock->chain.at[lock->chain.count - 1].run = NULL;
	if (!lock->is_lost &&
	    !remove_chain(lock->portal, scratch, &lock->chain))
		diag_warning_at(lock->caller->diag, CODE_PUBLISH_LOCK,
		    portal_name(lock->caller, LOCK_DIRECTORY),
		    "could not be removed; it expires at %s",
		    lock->record.until);
	arena_free(scratch);
	portal_close(lock->portal);
}

bool
lock_break(struct arena *arena, struct portal *portal, const char **owner)
{
	struct lock_chain chain = {.count = 0};
	const char *directory = LOCK_DIRECTORY;
	struct lock_record *other;
	enum answer answer;

	*owner = NULL;
	while (push(&chain, directory)) {
		other = read_record(portal, arena, directory, &answer);
		if (answer == ANSWER_FAILURE)
			return false;
		set_last_run(&chain, other);
		if (other != NULL)
			*owner = other->owner;
		if (other == NULL && chain.count > 2)
			break;
		directory = successor_of(arena, directory, other);
	}
	return remove_chain(portal, arena, &chain);
}

static bool
is_alive(struct arena *arena, const struct lock_record *record)
{
	enum { SLACK_SECONDS = 60 }; /* allowed clock skew */
	const char *latest = lock_record_time(
	    arena, (int64_t)time(NULL) + LOCK_SECONDS + SLACK_SECONDS);

	return !lock_record_is_gone(arena, record) &&
	    strcmp(record->until, latest) <= 0;
}

bool
lock_is_alive(struct portal *portal, bool *alive)
{
	struct arena *scratch = arena_new();
	const char *directory = LOCK_DIRECTORY;
	enum answer answer = ANSWER_WHOLE;
	struct lock_record *record;

	*alive = false;
	for (int i = 0; i < CHAIN_MOST && !*alive; i++) {
		record = read_record(portal, scratch, directory, &answer);
		if (record == NULL)
			break;
		*alive = is_alive(scratch, record);
		directory = successor_of(scratch, directory, record);
	}
	arena_free(scratch);
	return answer != ANSWER_FAILURE;
}
