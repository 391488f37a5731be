/*
 * verify_timestamps: verify the time-stamps of the ledger's entries.
 */
#ifndef PUBLISH_VERIFY_TIMESTAMPS_H
#define PUBLISH_VERIFY_TIMESTAMPS_H

struct verifier;

/*
 * An entry need not have one: it is covered by that of a later entry, by the
 * chain.
 */
void verify_timestamps(struct verifier *verifier);

#endif
