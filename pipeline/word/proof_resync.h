/*
 * proof_resync: where two texts that differ agree again.
 */
#ifndef WORD_PROOF_RESYNC_H
#define WORD_PROOF_RESYNC_H

#include <stddef.h>

#include "base/text.h"

/*
 * The nearest bytes, from `*a` and `*b` on, from where the texts are the same
 * for a while, or to their ends.
 */
void proof_resync(struct text first, size_t *a, struct text second, size_t *b);

#endif
