/*
 * pointer_update: write the ledger and the pointer, never over those of another
 * run.
 *
 * A run may be suspended at any moment, be taken for dead, and resume as if no
 * time had passed. Where files can be renamed, the pointer is written into the
 * lock's directory and renamed from there: a run that lost the lock has nothing
 * to rename. Elsewhere it is replaced on condition that it still is the one
 * that was read (If-Match), where the server supports this; afterwards the run
 * checks that it was alone. It was not if the lock is lost, or if the ledger
 * has an entry after the pointer's: then the pointer is repaired from the
 * ledger and the file index on the portal, and the run has failed.
 */
#ifndef PUBLISH_POINTER_UPDATE_H
#define PUBLISH_POINTER_UPDATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"

struct arena;
struct lock;
struct plan;
struct portal;
struct public_file;

struct pointer_update {
	struct arena *arena;
	struct portal *portal;
	const struct plan *plan;
	struct lock *lock; /* NULL: there can be no other run */

	/* The pointer as last read: */
	const char *etag; /* or NULL */
	struct digest there;
};

/*
 * Is the portal still in the state that the plan was made for? False after a
 * failure, with STATUS_MOVED if somebody else published.
 */
bool pointer_update_is_base(struct pointer_update *update);

/*
 * Writes an entry of the ledger; `plain` does it where no draft can be renamed
 * to it, or where creating it is as safe. False after a failure.
 */
typedef bool pointer_update_plain(void *context, size_t index);

bool pointer_update_append(struct pointer_update *update,
    const struct public_file *file, pointer_update_plain *plain, void *context,
    size_t index);

/*
 * Mutable files of this run may have overwritten those of another: marks the
 * pointer as unfinished, under a lock, and the next publication replaces them
 * all. False after a failure.
 */
bool pointer_update_mark_unfinished(struct pointer_update *update);

/* Writes the pointer, after pointer_update_is_base(). False after a failure. */
bool pointer_update_write(
    struct pointer_update *update, const struct public_file *file);

#endif
