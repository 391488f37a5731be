/*
 * verify_evidence: verify the lists of evidence (publish/evidence.h).
 */
#ifndef PUBLISH_VERIFY_EVIDENCE_H
#define PUBLISH_VERIFY_EVIDENCE_H

struct verifier;

/*
 * Checks that each list names the one before, and has the entries of the ledger
 * and the manifests as they were published; and, if certificates are trusted,
 * its token.
 */
void verify_evidence(struct verifier *verifier);

#endif
