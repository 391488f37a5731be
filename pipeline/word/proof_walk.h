/*
 * proof_walk: every character that Word shows of a document, in order.
 *
 * The text of paragraphs with the labels of lists before it, composed (NFC) and
 * in capitals where it is shown so. What is not shown is not here: deletions,
 * hidden text, instructions of fields, fallbacks. Each text box follows the
 * paragraph that it is anchored in.
 */
#ifndef WORD_PROOF_WALK_H
#define WORD_PROOF_WALK_H

#include "base/text.h"

struct arena;
struct package;
struct proof_shown;

/* NULL if a part is not well formed. */
struct proof_shown *proof_walk(struct arena *arena, struct package *package);

/* The same of parts in memory, which may be empty. */
struct proof_parts {
	struct text document, styles, numbering, footnotes, endnotes;
};

struct proof_shown *proof_walk_parts(
    struct arena *arena, const struct proof_parts *parts);

#endif
