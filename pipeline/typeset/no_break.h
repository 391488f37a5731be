/*
 * no_break: words that a line should not part.
 *
 * A habit of good setting, with no decree behind it: what is named stays with
 * its number, a number with its unit, a range with its dash, a capacity with
 * what it stands for. The characters themselves stay as they are.
 */
#ifndef TYPESET_NO_BREAK_H
#define TYPESET_NO_BREAK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct words;

/* What a word is among words, in bits: found once for each shape. */
unsigned no_break_traits(struct text text);

/* Should no line end between this word and the next? There is a next. */
bool words_stay_together(const struct words *words, size_t index);

#endif
