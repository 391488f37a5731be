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

#define HOLDER_NAME "chu.json"
#define DRAFT_NAME "nhap"

enum {
	HOLDER_MOST = 16 * 1024,
	CHAIN_MOST = 64,      /* runs that died one after another */
	UNNAMED_SECONDS = 10, /* in which a winner gives its name */
	STILL_SECONDS = 5,    /* without a second: we were stopped, or slow */
	PAUSE_MILLISECONDS = 500,
	GONE_MOST = 50,
};

/* khoa/ and those in it, each named after the run in the one before. */
struct link {
	const char *directory;
	const char *run; /* NULL: it gave no name */
};

struct chain {
	struct link at[CHAIN_MOST];
	size_t count;
};

struct lock {
	struct arena *arena;
	struct portal *portal; /* a connection of its own */
	struct portal *owner;
	struct chain chain;
	struct lock_record holder;
	int seconds;
	time_t renewed;
	time_t kept; /* by lock_keep */
	bool is_lost;
	bool has_draft; /* perhaps */
};

static void
pause_a_little(void)
{
	struct timespec pause = {0, PAUSE_MILLISECONDS * 1000000L};

	nanosleep(&pause, NULL);
}

static const char *
last_of(const struct chain *chain)
{
	return chain->at[chain->count - 1].directory;
}

static const char *
file_of(struct arena *arena, const char *directory)
{
	return path_join(arena, directory, HOLDER_NAME);
}

static const char *
draft_in(struct arena *arena, const struct link *link)
{
	return arena_format(
	    arena, "%s/" DRAFT_NAME "-%s.json", link->directory, link->run);
}

/* NULL: there is none, or none that can be understood, or a failure. */
static struct lock_record *
read_holder(struct portal *portal, struct arena *arena, const char *directory,
    enum answer *answer)
{
	struct text bytes = {0};

	*answer = portal_read(
	    portal, arena, file_of(arena, directory), HOLDER_MOST, &bytes);
	return *answer == ANSWER_WHOLE ? lock_record_read(arena, bytes) : NULL;
}

static bool
write_holder(struct lock *lock)
{
	struct arena *scratch = arena_new();
	struct public_file file;
	bool good;

	lock_record_renew(lock->arena, &lock->holder, lock->seconds);
	file = public_file_of(file_of(scratch, last_of(&lock->chain)),
	    JSON_TYPE, lock_record_write(scratch, &lock->holder));
	good = portal_store(lock->portal, &file);
	lock->renewed = lock->kept = time(NULL);
	arena_free(scratch);
	return good;
}

/*
 * The directory that is named after the run which is believed dead; after
 * the directory, where a run died before it gave its name.
 */
static const char *
heir_of(struct arena *arena, const char *directory,
    const struct lock_record *holder)
{
	if (holder != NULL)
		return arena_format(
		    arena, LOCK_DIRECTORY "/sau-%s", holder->run);
	if (strcmp(directory, LOCK_DIRECTORY) == 0)
		return LOCK_DIRECTORY "/sau-0";
	return arena_format(arena, "%s-0", directory);
}

enum found { FOUND_OURS, FOUND_HELD, FOUND_UNNAMED, FOUND_GONE, FOUND_FAILURE };

static bool
push(struct chain *chain, const char *directory)
{
	if (chain->count == CHAIN_MOST)
		return false;
	chain->at[chain->count++] = (struct link) {.directory = directory};
	return true;
}

static void
name_last(struct chain *chain, const struct lock_record *holder)
{
	if (holder != NULL)
		chain->at[chain->count - 1].run = holder->run;
}

/*
 * Follows the chain to its end and tries to be there next. A directory
 * without a name belongs to a run that has not given it yet, or is gone.
 */
static enum found
try_chain(struct lock *lock, struct portal *portal, struct lock_record **other,
    bool unnamed_is_gone)
{
	struct arena *arena = lock->arena;
	const char *directory = LOCK_DIRECTORY;

	lock->chain.count = 0;
	for (;;) {
		enum answer made = portal_make(portal, directory), answer;

		if (made == ANSWER_FAILURE)
			return FOUND_FAILURE;
		if (made == ANSWER_ABSENT)
			return FOUND_GONE;
		if (!push(&lock->chain, directory))
			return FOUND_HELD;
		if (made == ANSWER_WHOLE) {
			name_last(&lock->chain, &lock->holder);
			return FOUND_OURS;
		}
		*other = read_holder(portal, arena, directory, &answer);
		name_last(&lock->chain, *other);
		if (answer == ANSWER_FAILURE)
			return FOUND_FAILURE;
		if (*other == NULL && !unnamed_is_gone)
			return FOUND_UNNAMED;
		if (*other != NULL && !lock_record_is_gone(arena, *other))
			return FOUND_HELD;
		directory = heir_of(arena, directory, *other);
		if (!path_is_plain(directory))
			return FOUND_HELD;
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
		"there is no such directory on the server, nor the one above");
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
		enum found found = try_chain(lock, portal, &other,
		    unnamed != 0 && now - unnamed > UNNAMED_SECONDS);

		switch (found) {
		case FOUND_OURS:
			return true;
		case FOUND_FAILURE:
			return false;
		case FOUND_UNNAMED:
			if (unnamed == 0)
				unnamed = now;
			break;
		case FOUND_GONE:
			/* Released meanwhile, or the portal is new. */
			if (!has_made_root && !make_root(portal))
				return false;
			has_made_root = true;
			if (gone++ < GONE_MOST)
				continue;
			return portal_fail(portal, LOCK_DIRECTORY,
			    STATUS_INCAPABLE, "cannot be made");
		case FOUND_HELD:
			unnamed = 0;
			if (now - begun >= wait)
				return is_held(portal, other);
			break;
		}
		pause_a_little();
	}
}

/* A server on which everybody wins has no lock. */
static bool
excludes_others(struct lock *lock, struct portal *portal)
{
	enum answer again = portal_make(portal, last_of(&lock->chain));

	if (again == ANSWER_EXISTS)
		return true;
	if (again == ANSWER_FAILURE)
		return false;
	return portal_fail(portal, LOCK_DIRECTORY, STATUS_INCAPABLE,
	    "the portal makes the same directory twice: it has nothing to "
	    "keep two publications apart (congbao portal check says more)");
}

/* What was just written is read back: nobody else can have been there. */
static bool
keeps_files(struct lock *lock)
{
	struct arena *scratch = arena_new();
	enum answer answer;
	struct lock_record *holder =
	    read_holder(lock->portal, scratch, last_of(&lock->chain), &answer);

	arena_free(scratch);
	if (holder != NULL || answer == ANSWER_FAILURE)
		return holder != NULL;
	return portal_fail(lock->owner, LOCK_DIRECTORY, STATUS_INCAPABLE,
	    "a file that was stored is not there when it is read: the portal "
	    "says yes and keeps nothing, or asks people to log in (congbao "
	    "portal check says more)");
}

static bool
remove_draft(
    struct portal *portal, struct arena *arena, const struct link *link)
{
	const struct driver *driver = portal->driver;

	return (!driver->renames && !driver->moves) || link->run == NULL ||
	    portal_remove(portal, draft_in(arena, link)) != ANSWER_FAILURE;
}

/*
 * After we gave our name, so that whoever is believed dead and goes on either
 * sees that it lost the lock or has no draft to rename.
 */
static bool
disarm_others(struct lock *lock)
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
	lock->owner = portal;
	lock->seconds = seconds;
	lock->holder = lock_record_new(arena, owner);
	lock->portal = portal_open(arena, portal->diag, portal->name,
	    PORTAL_WRITE, portal->access, &status);
	if (lock->portal == NULL)
		return NULL;
	if (!try_until_ours(lock, portal, wait)) {
		portal_close(lock->portal);
		return NULL;
	}
	if (excludes_others(lock, portal) && write_holder(lock) &&
	    keeps_files(lock) && disarm_others(lock) && lock_holds(lock))
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
	const char *directory = last_of(&lock->chain);
	enum answer answer;
	struct lock_record *holder =
	    read_holder(lock->portal, scratch, directory, &answer);
	bool holds =
	    holder != NULL && strcmp(holder->run, lock->holder.run) == 0;

	/* Has somebody inherited from us? */
	if (holds &&
	    read_holder(lock->portal, scratch,
		heir_of(scratch, directory, &lock->holder), &answer) != NULL)
		holds = false;
	if (!holds && answer != ANSWER_FAILURE && !lock->is_lost)
		portal_fail(lock->owner, LOCK_DIRECTORY, STATUS_LOCKED,
		    "the lock was taken over by somebody else: this run was "
		    "too slow or was believed dead; publish again");
	lock->is_lost |= !holds;
	if (!holds && lock->owner->status == 0)
		lock->owner->status = lock->portal->status;
	arena_free(scratch);
	return holds;
}

bool
lock_keep(struct lock *lock)
{
	time_t now = time(NULL);
	bool stood_still = now - lock->kept > STILL_SECONDS;

	lock->kept = now;
	if (lock->is_lost)
		return false;
	if (now - lock->renewed < lock->seconds / 3 && !stood_still)
		return true;
	return lock_holds(lock) && write_holder(lock);
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
	return draft_in(arena, &lock->chain.at[lock->chain.count - 1]);
}

/* First the name, then the draft: as disarm_others. False after a failure in
 * the portal's diag. */
static bool
remove_chain(
    struct portal *portal, struct arena *arena, const struct chain *chain)
{
	for (size_t i = chain->count; i > 0; i--) {
		const char *directory = chain->at[i - 1].directory;

		if (!portal_tidy(portal, directory) ||
		    portal_remove(portal, file_of(arena, directory)) ==
			ANSWER_FAILURE ||
		    !remove_draft(portal, arena, &chain->at[i - 1]) ||
		    portal_remove_directory(portal, directory) ==
			ANSWER_FAILURE)
			return false;
	}
	return true;
}

/* What was published is published, though the lock may stay for a while. */
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
		diag_warning_at(lock->owner->diag, CODE_PUBLISH_LOCK,
		    portal_name(lock->owner, LOCK_DIRECTORY),
		    "could not be taken away; it ends by itself at %s",
		    lock->holder.until);
	arena_free(scratch);
	portal_close(lock->portal);
}

bool
lock_break(struct arena *arena, struct portal *portal, const char **holder)
{
	struct chain chain = {.count = 0};
	const char *directory = LOCK_DIRECTORY;
	struct lock_record *other;
	enum answer answer;

	*holder = NULL;
	while (push(&chain, directory)) {
		other = read_holder(portal, arena, directory, &answer);
		if (answer == ANSWER_FAILURE)
			return false;
		name_last(&chain, other);
		if (other != NULL)
			*holder = other->owner;
		if (other == NULL && chain.count > 2)
			break;
		directory = heir_of(arena, directory, other);
	}
	return remove_chain(portal, arena, &chain);
}

static bool
is_alive(struct arena *arena, const struct lock_record *holder)
{
	enum { SLACK_SECONDS = 60 }; /* that clocks may differ */
	const char *latest = lock_record_time(
	    arena, (int64_t)time(NULL) + LOCK_SECONDS + SLACK_SECONDS);

	return !lock_record_is_gone(arena, holder) &&
	    strcmp(holder->until, latest) <= 0;
}

bool
lock_is_alive(struct portal *portal, bool *alive)
{
	struct arena *scratch = arena_new();
	const char *directory = LOCK_DIRECTORY;
	enum answer answer = ANSWER_WHOLE;
	struct lock_record *holder;

	*alive = false;
	for (int i = 0; i < CHAIN_MOST && !*alive; i++) {
		holder = read_holder(portal, scratch, directory, &answer);
		if (holder == NULL)
			break;
		*alive = is_alive(scratch, holder);
		directory = heir_of(scratch, directory, holder);
	}
	arena_free(scratch);
	return answer != ANSWER_FAILURE;
}
