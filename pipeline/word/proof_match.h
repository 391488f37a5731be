/*
 * proof_match: uses up what Word shows by what the decision has.
 *
 * The text is compared letter for letter, in order. Where it does not go on,
 * the claims of the letterhead may, at the beginning, and those of the
 * signature, where the body ends; what was reported as left out was taken out
 * before.
 */
#ifndef WORD_PROOF_MATCH_H
#define WORD_PROOF_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "word/findings.h"
#include "word/import.h"

struct arena;
struct proof_shown;
struct proof_written;

/* Text that only one of them has, or each another. */
struct proof_difference {
	struct word_place place;
	struct text shown, written; /* empty: none */
};

struct proof_differences {
	struct proof_difference *at;
	size_t count, room;
	bool more; /* there were too many to go on */
};

/* After so many the comparison ends. */
enum { PROOF_DIFFERENCES_MOST = 60 };

struct proof_differences proof_match(struct arena *arena,
    const struct findings *findings, const struct import_request *request,
    const struct proof_shown *shown, struct proof_written *written,
    struct import_counts *counts);

#endif
