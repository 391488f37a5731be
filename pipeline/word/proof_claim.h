/*
 * proof_claim: finds what the front matter and the letterhead stand for in what
 * Word shows.
 *
 * A claim is matched letter for letter. At the end of a line or of a cell it
 * may be left and gone on with below, as a name in two lines of a letterhead
 * whose columns are rows of a table.
 */
#ifndef WORD_PROOF_CLAIM_H
#define WORD_PROOF_CLAIM_H

#include <stdbool.h>
#include <stddef.h>

#include "word/proof_shown.h"
#include "word/proof_written.h"

struct findings;
struct import_request;

/* Which fillings have been met; each counts once. */
struct proof_fillings {
	struct arena *arena;
	const struct findings *findings;
	const struct import_request *request;
	const struct proof_shown *shown;
	bool *met;
	size_t left;
};

struct proof_fillings proof_fillings_of(struct arena *arena,
    const struct findings *findings, const struct import_request *request,
    const struct proof_shown *shown);

/*
 * Does `text` have, at `at`, a filling for the blank that begins at the byte
 * `blank` of what is shown, and that was not met yet? After "ngày" only the day
 * is one, and so on. Stores its index and where it ends in the text.
 */
bool proof_filling_find(const struct proof_fillings *fillings, size_t blank,
    struct text text, size_t at, size_t *index, size_t *end);

void proof_filling_meet(struct proof_fillings *fillings, size_t index);

struct claim_search {
	struct text text; /* of what is shown, up to where to search */
	struct proof_claims *claims;
	struct proof_fillings *fillings;
	bool blank; /* the number and the day may be missing */
};

struct claim_found {
	size_t end;   /* in the text */
	size_t count; /* characters */
	size_t notes; /* references to notes that were passed over */
};

/*
 * Uses up the longest claim of a region at `at`. `before` is where the white
 * space before it begins. False if no claim fits.
 */
bool proof_claim_use(const struct claim_search *search,
    enum proof_region region, size_t before, size_t at,
    struct claim_found *found);

#endif
