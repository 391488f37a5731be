/*
 * proof_labels: the labels of lists as Word shows them (ISO/IEC 29500-1, 17.9).
 *
 * A second implementation, for the proof.
 */
#ifndef WORD_PROOF_LABELS_H
#define WORD_PROOF_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "word/proof_look.h"

struct proof_labels;

/* Reads word/numbering.xml; an empty part has no lists. NULL if it is not well
   formed. */
struct proof_labels *proof_labels_read(
    struct arena *arena, struct text part, const struct proof_styles *styles);

/* What a paragraph says of its list itself; PROOF_UNSAID. */
struct proof_listed {
	int num_id, level;
};

/*
 * Counts the next paragraph and appends its label, in the look of its mark.
 * Call once for each paragraph, in the order of the document.
 */
void proof_labels_next(struct proof_labels *labels, struct buffer *out,
    const struct proof_style *style, struct proof_listed listed,
    struct proof_said mark);

#endif
