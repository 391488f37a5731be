/*
 * head: the last entry of a portal's ledger, as this checkout remembers it.
 *
 * issues/published has a line for each portal that was published to: its name,
 * the number of the entry and its digest, parted by tabs. It is committed like
 * the register: a portal whose ledger does not contain that entry is not the
 * one that was published to, or was rolled back.
 */
#ifndef PUBLISH_HEAD_H
#define PUBLISH_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"

struct arena;
struct diag;
struct portal;

#define HEAD_NAME "published"

struct head {
	int seq; /* 0: none is remembered */
	struct digest digest;
};

/* Of all portals. */
struct heads {
	struct head_of_portal {
		const char *portal;
		struct head head;
	} * at;
	size_t count, room;
};

/*
 * All that the file at `path`, which may be missing, says. False after an
 * error (head-form) or a failure in diag.
 */
bool heads_load(struct arena *arena, struct diag *diag, const char *path,
    struct heads *heads);

/*
 * What the file at `path`, which may be missing, says of a portal. False after
 * an error (head-form) or a failure in diag.
 */
bool head_load(struct arena *arena, struct diag *diag, const char *path,
    const char *portal, struct head *head);

/* The same of the one portal that it names, whatever its name. */
bool head_load_any(struct arena *arena, struct diag *diag, const char *path,
    struct head *head);

/* Says it; false after errors or failures in diag. */
bool head_save(struct arena *arena, struct diag *diag, const char *path,
    const char *portal, const struct head *head);

/* Does the portal's ledger contain it? False after failures. */
bool head_find(struct portal *portal, const struct head *head, bool *there);

/*
 * Does the portal's ledger contain it? Else an error in the portal's diag,
 * publish-head, and STATUS_ALTERED; false after failures, too.
 */
bool head_check(struct portal *portal, const struct head *head);

#endif
