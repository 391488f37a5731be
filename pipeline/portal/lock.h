/*
 * lock: mutual exclusion of publications, by making a directory.
 *
 *   khoa/chu.json            the lock record: who holds it, and until when
 *   khoa/sau-<run>/chu.json  who took it over from that run
 *   khoa/nhap-<run>.json     a draft that this run is about to rename; in its
 *                            khoa/sau-<run>/ if it took the lock over
 *
 * On every server exactly one client succeeds in making a directory, while
 * conditional PUT, LOCK and MOVE let several succeed on some. The holder renews
 * its record while it works. A stale lock, one that has expired or whose
 * process on this machine has ended, is taken over by whoever makes the
 * directory named after its run, so again by exactly one. A run removes the
 * whole chain when it ends. A holder that was taken for dead finds that out
 * before it does anything irreversible: lock_holds.
 */
#ifndef PORTAL_LOCK_H
#define PORTAL_LOCK_H

#include <stdbool.h>

struct arena;
struct portal;

#define LOCK_DIRECTORY "khoa"

enum { LOCK_SECONDS = 120 }; /* that a lock is valid after each renewal */

struct lock;

/*
 * Takes the lock, for `seconds` at a time; waits up to `wait` seconds for it.
 * NULL after a failure in the portal's diag, with STATUS_LOCKED if another run
 * holds it. `owner` is for people to read.
 */
struct lock *lock_take(struct arena *arena, struct portal *portal,
    const char *owner, int seconds, int wait);

/* Renews the lock when it is due: call it about once a second. False if the
 * lock is lost, or after a failure. */
bool lock_keep(struct lock *lock);

/* Is it certain that nobody has taken it over? Reads from the portal. */
bool lock_holds(struct lock *lock);

/* Was it found to be lost? Sends no request. */
bool lock_is_lost(const struct lock *lock);

/*
 * Where the driver renames or moves: the path of a draft in the lock's
 * directory. Whoever takes the lock over or breaks it removes the draft first,
 * so a run that lost the lock has nothing to rename.
 */
const char *lock_draft(struct lock *lock, struct arena *arena);

/* Releases the lock, if it is still ours; a warning if that fails. NULL is no
 * lock. */
void lock_release(struct lock *lock);

/*
 * Is somebody publishing, as far as a reader can tell: has the chain a record
 * that is not stale and expires no later than a lock can? False after a
 * failure.
 */
bool lock_is_alive(struct portal *portal, bool *alive);

/*
 * Removes whatever lock there is; `owner` is who held it, NULL if nobody did.
 * False after a failure.
 */
bool lock_break(struct arena *arena, struct portal *portal, const char **owner);

#endif
