/*
 * proof: accounts for every character of an imported Word file.
 *
 * A second walk over the package, by another parser and without code of the
 * first, lists every character that Word shows, in document order, with the
 * labels of lists. The decision, read again from the Markdown as any other,
 * must use them up letter for letter: its text in order, its front matter and
 * the letterhead made from it, and what was reported as left out. White space
 * and Unicode composition (UAX #15) are not compared; the case of letters is.
 */
#ifndef WORD_PROOF_H
#define WORD_PROOF_H

#include <stdbool.h>

struct arena;
struct findings;
struct import_request;
struct imported;
struct package;
struct proof_shown;

/*
 * Compares imported->markdown, with the omissions and fillings that `findings`
 * has, with what Word shows, and fills in imported->counts. A character that is
 * missing, added, altered or out of order is an error at its place, and so is
 * leaving out more than a file's omissions may be (word/proof_omission.h). Ten
 * errors are reported, then how many more there are. False after errors.
 */
bool proof_check(struct arena *arena, struct findings *findings,
    struct package *package, const struct import_request *request,
    struct imported *imported);

/* The same after the second walk; what is shown is used up. */
bool proof_compare(struct arena *arena, struct findings *findings,
    struct proof_shown *shown, const struct import_request *request,
    struct imported *imported);

#endif
