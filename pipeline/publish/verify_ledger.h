/*
 * verify_ledger: the pointer and the chain of entries.
 */
#ifndef PUBLISH_VERIFY_LEDGER_H
#define PUBLISH_VERIFY_LEDGER_H

#include <stdbool.h>

struct verifier;

/*
 * Each entry must be what the one after it, or the pointer, knows. False
 * where there is no pointer to begin with.
 */
bool verify_ledger(struct verifier *verifier);

#endif
