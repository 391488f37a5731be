/*
 * emphasis: which * of a text can be meant as marks, and that no _ can.
 *
 * CommonMark 0.29, 6.4, takes more of them for emphasis than people mean:
 * “(*) và (*)”, “2*3*4”, “__/__/____”. Here a star opens at the beginning of
 * a word and closes at its end, or it is text: a sign between brackets,
 * quotes or spaces, a part of a word or of a formula. Two stars that touch a
 * word and do neither are stray: an error for the reader of the text to
 * report. A _ is a blank of a form or a part of a name, and always text.
 */
#ifndef READ_EMPHASIS_H
#define READ_EMPHASIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;

/* What stands in a guarded text in place of a mark, a byte for a byte. */
enum {
	GUARD_STAR = 1,	 /* a * that is text */
	GUARD_LINE = 2,	 /* a _ */
	GUARD_STRAY = 3, /* a * of a run that should have been a mark */
};

enum {
	EMPHASIS_OPENS = 1,
	EMPHASIS_CLOSES = 2,
}; /* to be or-ed */

/*
 * What the run of * that stands at `start`, `length` bytes long, can do
 * by what stands around it; 0: neither.
 * Of a run of _, what people who know other Markdown may have meant.
 */
unsigned emphasis_of(struct text text, size_t start, size_t length);

/*
 * The text with every mark that is none guarded: CommonMark then takes it for
 * a letter. The text itself where there is nothing to guard.
 */
struct text emphasis_guard(struct arena *arena, struct text text);

/* Puts the marks back into a part of a guarded text. */
void emphasis_restore(char *text, size_t length);

#endif
