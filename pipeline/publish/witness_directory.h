/*
 * witness_directory: the files that a witness keeps (publish/witness.h).
 */
#ifndef PUBLISH_WITNESS_DIRECTORY_H
#define PUBLISH_WITNESS_DIRECTORY_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct diag;

/* The digest of the kept entry; digest_none() if it is not kept, or after a
   failure in diag. */
struct digest witness_entry(
    struct arena *arena, struct diag *diag, const char *directory, int seq);

/* Keeps an entry. */
bool witness_keep_entry(
    struct diag *diag, const char *directory, int seq, struct text bytes);

/*
 * Keeps what stands in the place of a file of the portal as evidence; returns
 * its path. NULL after a failure in diag.
 */
const char *witness_keep_other(struct arena *arena, struct diag *diag,
    const char *directory, const char *path, struct text bytes);

#endif
