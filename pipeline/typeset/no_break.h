/*
 * no_break: words that should be on the same line.
 *
 * These are rules of good typography, not of any decree: a name stays with its
 * number, a number with its unit, a range with its dash, an abbreviated
 * capacity ("TM.") with the words after it. The characters of the text are not
 * changed.
 */
#ifndef TYPESET_NO_BREAK_H
#define TYPESET_NO_BREAK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct words;

/* The properties of a word that the rules depend on, as bits; computed once for
   each shape. */
unsigned no_break_traits(struct text text);

/* Should the line not break between this word and the next? There must be a
   next. */
bool words_stay_together(const struct words *words, size_t index);

#endif
