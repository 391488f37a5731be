/*
 * signing: who signs a document, and who receives it.
 *
 * Both stand side by side in a table without lines, below the last unit of the
 * text (NĐ 30/2020, Phụ lục I, mục II.7 and II.9); the name may stand in a
 * paragraph below it. Some texts have no table: capacity and name are then
 * their last paragraphs.
 */
#ifndef WORD_SIGNING_H
#define WORD_SIGNING_H

#include <stdbool.h>
#include <stddef.h>

#include "word/word_lines.h"

struct arena;

struct signing {
	bool found;
	struct text capacity, on_behalf, position, name; /* may be empty */
	struct text *recipients;
	size_t recipient_count, recipient_room;
	struct word_place place;
	struct word_lines rest; /* a second signer, and what is neither */
	size_t start, end;	/* blocks */
};

/* Looks from block `from` on. */
struct signing signing_find(
    struct arena *arena, const struct word_blocks *blocks, size_t from);

#endif
