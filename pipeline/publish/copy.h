/*
 * copy: files of a publication in a system that may do to them what it likes.
 *
 * Issue by issue, what is not there is sent and then read back at the address
 * that the system gave it. A copy of other bytes is altered: it is not
 * authentic, that is said, and no further issue is sent. What was done is kept
 * in a journal (publish/copy_journal.h), so that the next run sends nothing
 * twice. There is no lock, no ledger and no pointer: those are the gazette's
 * own portal's.
 */
#ifndef PUBLISH_COPY_H
#define PUBLISH_COPY_H

#include <stdbool.h>
#include <stddef.h>

#include "portal/public_file.h"

struct arena;
struct portal;
struct built_site;

struct copy {
	struct public_file file;
	const char *url; /* NULL: nobody knows of any */
	bool authentic;	 /* these bytes were read at the URL */
	bool altered;	 /* others were */
	bool sent;	 /* by this run */
};

struct copies {
	struct copy *at;
	size_t count, room;
	size_t sent, bytes, altered; /* by or in this run */
};

/*
 * The files that the portal's API takes, in the order of the issues, and what
 * the journal knows of them. NULL after errors or failures in the portal's
 * diag.
 */
struct copies *copies_load(
    struct arena *arena, struct portal *portal, const struct built_site *built);

/* Called after each file that was sent or found. */
typedef void copy_step(
    void *context, const struct copy *copy, const struct copies *copies);

struct copying {
	struct arena *arena;
	struct portal *portal;
	const struct built_site *built;
	struct copies *copies;
	bool repairs; /* looks at every copy, and sends altered ones anew */
	copy_step *step;
	void *context;
};

/*
 * Makes the copies. False after failures, and where a copy is altered: an
 * error, publish-altered, and STATUS_ALTERED.
 */
bool copies_make(struct copying *copying);

#endif
