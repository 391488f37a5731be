/*
 * signature_findings: what verify found of signatures, by issue and signer.
 */
#ifndef PUBLISH_SIGNATURE_FINDINGS_H
#define PUBLISH_SIGNATURE_FINDINGS_H

#include "base/record.h"
#include "publish/verified.h"

struct arena;
struct signature_facts;

/* Of struct signature_finding, for results of other processes. */
extern const struct members SIGNATURE_FINDING_MEMBERS;

/* The finding of an issue and signer, to add to; facts NULL: unsigned files.
   Strings are copied. */
struct signature_finding *signature_findings_of(struct arena *arena,
    struct signature_findings *findings, const char *issue,
    const struct signature_facts *facts);

/* Adds what another process found; strings are copied. */
void signature_findings_merge(struct arena *arena,
    struct signature_findings *findings, const struct items *others);

#endif
