/*
 * renew_due: when do the certificates end that time-stamps depend on?
 */
#ifndef PUBLISH_RENEW_DUE_H
#define PUBLISH_RENEW_DUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "publish/evidence.h"

struct verifier;

struct renew_due {
	struct evidence_list last; /* that has a token; number 0: none */
	struct digest token;	   /* of that list */
	int64_t until;	       /* the earliest end; 0: there is no time-stamp */
	const char *authority; /* whose certificate that is */
};

/*
 * Looks at the token of the last list, and at the time-stamps that came after
 * it: those of the ledger's entries and of the signatures that they name. False
 * after errors and failures.
 */
bool renew_due_find(struct verifier *verifier, struct renew_due *due);

#endif
