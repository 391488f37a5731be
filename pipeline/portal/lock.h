/*
 * lock: one publication at a time, by making a directory.
 *
 *   khoa/chu.json            who holds it, and until when
 *   khoa/sau-<run>/chu.json  who holds it after that run died
 *   khoa/nhap-<run>.json     what this run is about to give its name; one that
 *                            inherited has it in its khoa/sau-<run>/
 *
 * Making a directory has one winner on every server, where conditional PUT,
 * LOCK and MOVE have several on some. The holder writes its time anew while
 * it works. A lock whose time is over, or whose process on this machine is no
 * more, is inherited: by whoever makes the directory that is named after its
 * run, so again by one alone. At its end a run takes away the whole chain.
 * A holder that was believed dead finds out before it does what cannot be
 * undone: lock_holds.
 */
#ifndef PORTAL_LOCK_H
#define PORTAL_LOCK_H

#include <stdbool.h>

struct arena;
struct portal;

#define LOCK_DIRECTORY "khoa"

enum { LOCK_SECONDS = 120 };

struct lock;

/*
 * Takes the lock; waits up to `wait` seconds for it. NULL after a failure in
 * the portal's diag, STATUS_LOCKED where another run holds it. `owner` is for
 * people.
 */
struct lock *lock_take(struct arena *arena, struct portal *portal,
    const char *owner, int seconds, int wait);

/* To be called every now and then; false where the lock is lost. */
bool lock_keep(struct lock *lock);

/* Is it certain that nobody has taken it over? Asks the portal. */
bool lock_holds(struct lock *lock);

/* Was it found to be lost? Asks nobody. */
bool lock_is_lost(const struct lock *lock);

/*
 * Where the driver renames or moves: the path in the lock's directory that a
 * file may have while it is written. Whoever takes the lock over, or away,
 * takes that file away before anything else: who lost the lock has nothing to
 * rename.
 */
const char *lock_draft(struct lock *lock, struct arena *arena);

void lock_release(struct lock *lock);

/*
 * Is somebody publishing, as far as a reader can tell: the chain ends with a
 * holder whose time is not over, and not longer than a lock is given? False
 * after a failure.
 */
bool lock_is_alive(struct portal *portal, bool *alive);

/*
 * Takes away whatever lock there is; `holder` is who had it, NULL where there
 * was none. False after a failure.
 */
bool lock_break(
    struct arena *arena, struct portal *portal, const char **holder);

#endif
