/*
 * ledger_stamps: time-stamps (RFC 3161) over new entries of the ledger, each in
 * a file beside its entry, so-cai/<seq>.json.tsr.
 *
 * An entry has the digest of the one before it, so the time-stamp of the last
 * one proves the age of all.
 */
#ifndef PUBLISH_LEDGER_STAMPS_H
#define PUBLISH_LEDGER_STAMPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct portal;

/* Where time-stamps come from: publish/ knows no authority. */
struct ledger_stamping {
	/* Gets a TimeStampResp over bytes with this digest. False after errors
	   in diag, with an exit status. */
	bool (*fetch)(void *context, struct arena *arena, struct digest digest,
	    struct text *response, int *status);
	/* Is it a time-stamp over such bytes, by a trusted authority? */
	bool (*is_of)(void *context, struct arena *arena, struct text response,
	    struct digest digest);
	void *context;
};

enum {
	STAMPS_MOST = 10,	 /* of a publication: authorities limit them */
	STAMP_MOST = 256 * 1024, /* size limit of a time-stamp */
};

/*
 * Stores a time-stamp beside each of the entries after `before` up to `last`,
 * of more than STAMPS_MOST for the last ones only. Those that are there are not
 * fetched again. The entries must be on the portal. False after a failure, with
 * its exit status in the portal; a later run goes on.
 */
bool ledger_stamps_add(struct portal *portal,
    const struct ledger_stamping *stamping, int before, int last);

#endif
