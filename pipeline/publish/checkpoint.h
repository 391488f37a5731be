/*
 * checkpoint: the head of a ledger as a text that witnesses sign, in the form
 * of C2SP tlog-checkpoint.
 *
 *   congbao congbao.giadinh.gov.vn
 *   12
 *   qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=
 *
 * The lines are whose ledger it is, the number of its last entry, and the
 * SHA-256 of this entry. Since each entry has the digest of the one before,
 * that is the digest of all.
 */
#ifndef PUBLISH_CHECKPOINT_H
#define PUBLISH_CHECKPOINT_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct portal;

struct checkpoint {
	const char *origin; /* "congbao congbao.giadinh.gov.vn" */
	int seq;
	struct digest ledger;
};

/* "congbao " with the host and the path of the portal's URL, or its
   directory's name. */
const char *checkpoint_origin(struct arena *arena, const struct portal *portal);

struct text checkpoint_write(
    struct arena *arena, const struct checkpoint *checkpoint);

/* False if the text is no checkpoint of a gazette. More lines may follow. */
bool checkpoint_read(
    struct arena *arena, struct text text, struct checkpoint *checkpoint);

#endif
