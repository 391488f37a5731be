/*
 * known: the ledger head that somebody keeps to detect a rollback.
 *
 * A portal that was rolled back, or whose ledger was rewritten, is consistent
 * in itself: only somebody who kept one entry can tell. A receipt of publish
 * serves as well as the file that verify writes.
 */
#ifndef PUBLISH_KNOWN_H
#define PUBLISH_KNOWN_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"

struct arena;
struct diag;
struct portal;

struct known {
	const char *portal; /* URL or directory, for information */
	int seq;	    /* 0: nothing is kept yet */
	struct digest ledger;
	int status; /* exit status of the publication, in its receipt */
};

/*
 * Reads the file; if it is missing, seq is 0. False after an error
 * (verify-known) or a failure in diag.
 */
bool known_read(struct arena *arena, struct diag *diag, const char *path,
    struct known *known);

/* The same from bytes; false after an error in the origin's diag. */
bool known_parse(struct arena *arena, struct origin origin, struct text bytes,
    struct known *known);

bool known_write(
    struct diag *diag, const char *path, const struct known *known);

/*
 * Is the kept entry in the portal's ledger? Walks the ledger back from the
 * pointer to that entry. False after a failure, or an error with
 * STATUS_ALTERED.
 */
bool known_check(struct portal *portal, const struct known *known);

/*
 * Does a ledger agree with the kept entry? `count` is the number of its
 * entries, `digest` that of the entry with the kept number. If not, an error,
 * verify-known.
 */
bool known_agrees(struct portal *portal, const struct known *known, int count,
    struct digest digest);

#endif
