/*
 * proof_written: what an imported decision says, read again from its Markdown.
 *
 * Its text in the order of the tree, with footnotes apart; and claims: what its
 * front matter and the letterhead made from it stand for in the Word file.
 */
#ifndef WORD_PROOF_WRITTEN_H
#define WORD_PROOF_WRITTEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/text.h"

struct arena;
struct findings;
struct imported;
struct profile;

enum proof_region {
	REGION_HEAD,	  /* above the text */
	REGION_SIGNATURE, /* below it */
};

enum claim_form {
	CLAIM_EXACT,
	CLAIM_TITLE,	  /* as exact, but no part of a letterhead */
	CLAIM_RECIPIENT,  /* a dash may stand before it */
	CLAIM_NUMBER,	  /* its blank may have been filled */
	CLAIM_LETTERHEAD, /* printed in capitals whatever Word has */
	CLAIM_BEFORE, /* the same: "Số", which a number or blank follows */
	CLAIM_TYPE,   /* the same, below the letterhead */
	CLAIM_DATE,   /* "ngày … tháng … năm …" */
};

/* Claims of a group are shown in their order. */
enum claim_group { GROUP_NONE, GROUP_SIGNER, GROUP_RECIPIENTS };

/* Text that Word may show once. */
struct proof_claim {
	struct text text;
	enum claim_form form;
	enum proof_region region;
	enum claim_group group;
	bool required; /* it has no other source than the Word file */
	size_t used;   /* bytes of it that Word has shown so far */
	bool done;
};

struct proof_claims {
	struct proof_claim *at;
	size_t count, room;
	struct date date; /* what is known of it: 0 */
};

struct proof_text {
	struct buffer text;
	size_t *annexes; /* where they begin */
	size_t annex_count, annex_room;
};

struct proof_written {
	struct proof_text body;
	struct proof_text *notes; /* in the order of their references */
	size_t note_count, note_room;
	struct proof_claims claims;
};

/* NULL after an error in `findings`: the Markdown cannot be read again. */
struct proof_written *proof_written_read(struct arena *arena,
    struct findings *findings, const struct profile *profile,
    const struct imported *imported);

/* Claims of a letterhead alone, of which the number and day may be blank. */
struct proof_claims proof_claims_again(
    struct arena *arena, const struct proof_claims *claims);

#endif
