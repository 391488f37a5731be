/*
 * verify_witness: verify what witnesses have signed (publish/witness.h).
 */
#ifndef PUBLISH_VERIFY_WITNESS_H
#define PUBLISH_VERIFY_WITNESS_H

struct verifier;

/*
 * Each witness that is asked for must have signed one of the notes, and the
 * entry in it must be in the ledger (verify-witness).
 */
void verify_witnesses(struct verifier *verifier);

#endif
