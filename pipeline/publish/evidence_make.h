/*
 * evidence_make: makes a list of evidence (publish/evidence.h).
 */
#ifndef PUBLISH_EVIDENCE_MAKE_H
#define PUBLISH_EVIDENCE_MAKE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/digest.h"

struct evidence_list;
struct verifier;

/*
 * Writes the list that follows `before` (number 0: none), whose token has this
 * digest, of what the ledger in the verifier has. Sets number, digest, lines
 * and seq of `list`. False after errors and failures.
 */
bool evidence_make(struct verifier *verifier,
    const struct evidence_list *before, struct digest token, FILE *out,
    struct evidence_list *list);

#endif
