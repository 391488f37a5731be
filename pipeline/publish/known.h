/*
 * known: the head of a ledger that somebody remembers.
 *
 * A portal that is set back to an earlier day, or whose ledger was made anew,
 * agrees with itself: only who remembers one entry can tell. A receipt of
 * publish is as good as what verify wrote.
 */
#ifndef PUBLISH_KNOWN_H
#define PUBLISH_KNOWN_H

#include <stdbool.h>

#include "base/digest.h"

struct arena;
struct diag;
struct portal;

struct known {
	const char *portal; /* where it was; for people */
	int seq;	    /* 0: nothing is remembered yet */
	struct digest ledger;
	int status; /* of a publication whose receipt it is */
};

/*
 * A file that is not there remembers nothing. False after an error
 * (verify-known) or a failure in diag.
 */
bool known_read(struct arena *arena, struct diag *diag, const char *path,
    struct known *known);

bool known_write(
    struct diag *diag, const char *path, const struct known *known);

/*
 * Has the portal the entry that is remembered? Reads its ledger from the
 * pointer back to that entry. False after a failure, or an error and
 * STATUS_ALTERED.
 */
bool known_is_there(struct portal *portal, const struct known *known);

/*
 * A ledger of this many entries, of which the one of the number that is
 * remembered has this digest: is it the one? Else an error, verify-known.
 */
bool known_agrees(struct portal *portal, const struct known *known, int count,
    struct digest digest);

#endif
