/*
 * verify_signatures: verify the signatures of an issue.
 */
#ifndef PUBLISH_VERIFY_SIGNATURES_H
#define PUBLISH_VERIFY_SIGNATURES_H

#include "base/text.h"

struct entry_file;
struct verified_entry;
struct verifier;

/* Reads, compares and checks a signed PDF, the file at `path`: one at a time is
   in memory. */
void verify_signed_file(struct verifier *verifier, const char *issue,
    const char *path, const struct entry_file *file);

/* Checks a signature, the bytes of the file at `path`, of the manifest that the
   entry published. That manifest need not be there any more. */
void verify_manifest_signature(struct verifier *verifier,
    const struct verified_entry *entry, const char *path, struct text bytes);

#endif
