/*
 * copy: copies of published files in a system that may alter them.
 *
 * Issue by issue, missing files are sent and then read back from the URL that
 * the system gave them. A copy with other bytes is altered: it is not
 * authentic, it is reported, and no further issue is sent. A journal
 * (publish/copy_journal.h) records what was done, so that the next run sends
 * nothing twice. There is no lock, ledger or pointer: only the gazette's own
 * portal has those.
 */
#ifndef PUBLISH_COPY_H
#define PUBLISH_COPY_H

#include <stdbool.h>

#include "publish/copy_journal.h"

struct arena;
struct portal;
struct built_site;

/*
 * The files that the portal's API accepts, in the order of the issues, with
 * what the journal knows of them. NULL after errors or failures in the portal's
 * diag.
 */
struct copies *copies_load(
    struct arena *arena, struct portal *portal, const struct built_site *built);

/* Called after each file that was sent or found intact. */
typedef void copy_step(
    void *context, const struct copy *copy, const struct copies *copies);

struct copying {
	struct arena *arena;
	struct portal *portal;
	const struct built_site *built;
	struct copies *copies;
	bool repairs; /* checks every copy, and sends altered ones again */
	copy_step *step;
	void *context;
};

/*
 * Makes the copies. False after failures, and if a copy is altered: an error,
 * publish-altered, with STATUS_ALTERED.
 */
bool copies_make(struct copying *copying);

#endif
