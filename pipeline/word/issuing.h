/*
 * issuing: which authority of the profile issues a document.
 *
 * Its letterhead names the body. Where several authorities share one, as an Ủy
 * ban nhân dân and its Chủ tịch do, the line above the recitals decides, then
 * the enacting sentence, then the capacity of the signer.
 */
#ifndef WORD_ISSUING_H
#define WORD_ISSUING_H

#include "base/text.h"
#include "word/word_document.h"

struct arena;
struct opening;
struct profile;
struct signing;

/*
 * The name of the authority; empty if the profile has none with this
 * letterhead.
 */
struct text issuing_authority(struct arena *arena,
    const struct profile *profile, const struct opening *opening,
    const struct signing *signing, const struct word_blocks *blocks);

#endif
