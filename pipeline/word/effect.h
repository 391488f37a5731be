/*
 * effect: from when a document is in force, where its text says so plainly.
 */
#ifndef WORD_EFFECT_H
#define WORD_EFFECT_H

#include <stddef.h>

#include "base/text.h"
#include "word/word_document.h"

struct arena;

/*
 * "signing", or a day such as "2025-08-01", from "… này có hiệu lực … kể từ
 * ngày …" in the blocks from start to end; empty if they do not say it.
 */
struct text effect_find(struct arena *arena, const struct word_blocks *blocks,
    size_t start, size_t end);

#endif
