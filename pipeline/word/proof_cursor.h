/*
 * proof_cursor: reads a text by what is to be seen of it.
 *
 * White space is passed over, and so are characters without a width: soft
 * hyphens, joiners, marks of direction.
 */
#ifndef WORD_PROOF_CURSOR_H
#define WORD_PROOF_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* The first byte from `at` on that is to be seen; text.length if none is. */
size_t proof_next_seen(struct text text, size_t at);

/* The character at `at`, which is moved behind it. */
uint32_t proof_take(struct text text, size_t *at);

/* Where `part` ends if the text goes on with it at `at`; 0 if not. */
size_t proof_after(struct text text, size_t at, struct text part);

/* The number of characters that are to be seen; references to notes are not
   counted. */
size_t proof_count(struct text text);

/* Does the part end a line, a paragraph or a column set by a tab? */
bool proof_ends_piece(struct text part);

/* "-", "–" and their like */
bool proof_is_dash(uint32_t character);

/*
 * Reads as a letterhead is compared: in capitals, with any dash as "-", and
 * tones where they used to be put ("HOÀ" as "HÒA").
 */
struct proof_folded {
	struct text text;
	size_t at;
	uint32_t pending; /* the second letter of such a pair; or 0 */
};

/* The next character; 0 at the end. */
uint32_t proof_folded_next(struct proof_folded *folded);

#endif
