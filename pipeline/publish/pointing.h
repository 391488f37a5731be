/*
 * pointing: write the pointer and what it leads to, the ledger, and never over
 * somebody else's.
 *
 * A run may be stopped at any moment, be believed dead, and go on as if no
 * time had passed. Where files are renamed, the pointer is written into the
 * lock's directory and renamed from there: who lost the lock has nothing to
 * rename. Elsewhere it is replaced on condition that it is the one that was
 * read, where the server keeps such conditions; and afterwards the run looks
 * whether it was alone. It was not if the lock is lost, or if the ledger goes
 * on behind the pointer: then the pointer is put right, by the ledger and the
 * listing that are there, and the run has failed.
 */
#ifndef PUBLISH_POINTING_H
#define PUBLISH_POINTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"

struct arena;
struct lock;
struct plan;
struct portal;
struct public_file;

struct pointing {
	struct arena *arena;
	struct portal *portal;
	const struct plan *plan;
	struct lock *lock; /* NULL: nobody else can be there */

	/* The pointer as it was read last: */
	const char *etag; /* or NULL */
	struct digest there;
};

/*
 * Is the portal still what the plan was made for? False after a failure,
 * STATUS_MOVED where somebody else published.
 */
bool pointing_is_base(struct pointing *pointing);

/*
 * Makes an entry of the ledger; `plain` does it where no draft can be renamed
 * to it, or where creating it is as good. False after a failure.
 */
typedef bool pointing_plain(void *context, size_t index);

bool pointing_append(struct pointing *pointing, const struct public_file *file,
    pointing_plain *plain, void *context, size_t index);

/*
 * Derived files of ours may stand where others have put theirs: has the
 * pointer say so, under a lock, and the next publication makes them anew.
 */
bool pointing_mark_unfinished(struct pointing *pointing);

/* Once the pointer was found to be the base. False after a failure. */
bool pointing_write(struct pointing *pointing, const struct public_file *file);

#endif
