/*
 * proof_omission: takes out of what Word shows what was reported as left out.
 *
 * Each text is taken out once, at its place, and only if it is what its kind
 * says: the mark of a draft, a letterhead that is printed once already, the
 * number of a page, a rule made of characters.
 */
#ifndef WORD_PROOF_OMISSION_H
#define WORD_PROOF_OMISSION_H

#include <stddef.h>

struct arena;
struct findings;
struct import_request;
struct proof_claims;
struct proof_shown;

/*
 * How many characters may be left out of so many: two in a thousand; and 300,
 * since a file of one page can have a letterhead that is repeated above its
 * annex, the mark of a draft and the rules below them.
 */
size_t proof_omission_most(size_t shown);

/*
 * Replaces them by spaces; returns the number of characters. Reports those that
 * are not what they should be, and leaves them.
 */
size_t proof_omit(struct arena *arena, struct findings *findings,
    const struct import_request *request, struct proof_shown *shown,
    const struct proof_claims *claims);

#endif
