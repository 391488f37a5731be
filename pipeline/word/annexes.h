/*
 * annexes: where an annex begins, below the signature.
 *
 * "Phụ lục I", or the centred title of what the document issues: "QUY ĐỊNH",
 * "DANH SÁCH". Its title and a line "(Ban hành kèm theo …)" follow.
 */
#ifndef WORD_ANNEXES_H
#define WORD_ANNEXES_H

#include <stdbool.h>
#include <stddef.h>

#include "word/word_document.h"

struct body_writer;

/* Does an annex begin with the block at this index? */
bool annexes_begin(struct body_writer *body, const struct word_blocks *blocks,
    size_t index, size_t end);

/* "Mẫu số 01": a form, in a line of its own. */
bool annexes_form_begins(
    struct body_writer *body, const struct word_paragraph *paragraph);

/* Does the table have the country, as the letterhead of a form does? */
bool annexes_has_letterhead(
    struct body_writer *body, const struct word_table *table);

/*
 * Omits the letterhead if the block repeats it above an annex. False if it is
 * something else, or not a letterhead of the profile.
 */
bool annexes_omit_head(
    struct body_writer *body, const struct word_block *block);

#endif
