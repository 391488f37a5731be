/*
 * head: the last entry of a portal's ledger, as this checkout remembers it.
 *
 * issues/published has a line for each portal that was published to: its name,
 * the number of the entry and its digest, separated by tabs. It is committed
 * like the register: a portal whose ledger does not contain that entry is
 * another portal, or was rolled back.
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
	int seq; /* 0: none */
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
 * Loads all lines of the file at `path`, which may be missing. False after an
 * error (head-form) or a failure in diag.
 */
bool heads_load(struct arena *arena, struct diag *diag, const char *path,
    struct heads *heads);

/*
 * Loads the line of one portal from the file at `path`, which may be missing.
 * False after an error (head-form) or a failure in diag.
 */
bool head_load(struct arena *arena, struct diag *diag, const char *path,
    const char *portal, struct head *head);

/*
 * The same for the only portal in the file, whatever its name; seq is 0 if
 * there are none or several.
 */
bool head_load_any(struct arena *arena, struct diag *diag, const char *path,
    struct head *head);

/*
 * Sets the portal's line in the file; false after errors or failures in diag.
 */
bool head_save(struct arena *arena, struct diag *diag, const char *path,
    const char *portal, const struct head *head);

/* Is the entry in the portal's ledger? False after failures. */
bool head_find(struct portal *portal, const struct head *head, bool *there);

/*
 * Checks that the entry is in the portal's ledger. If not, an error in the
 * portal's diag, publish-head, with STATUS_ALTERED. False after errors and
 * failures; seq 0 passes.
 */
bool head_check(struct portal *portal, const struct head *head);

#endif
