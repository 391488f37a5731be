/*
 * verify_ledger: verify the pointer and the hash chain of the ledger.
 */
#ifndef PUBLISH_VERIFY_LEDGER_H
#define PUBLISH_VERIFY_LEDGER_H

#include <stdbool.h>

struct verifier;

/*
 * Each entry must have the digest that its successor, or the pointer, has.
 * False if the pointer or the lock cannot be read.
 */
bool verify_ledger(struct verifier *verifier);

#endif
