/*
 * emphasis: decides which * are emphasis marks; _ never is.
 *
 * The rules of CommonMark 0.29, section 6.4, produce emphasis that authors do
 * not intend: “(*) và (*)”, “2*3*4”, “__/__/____”. Here a star opens emphasis
 * at the start of a word and closes it at the end of one. Otherwise it is text:
 * a symbol between brackets, quotes or spaces, or part of a word or formula.
 * Two or three stars that touch a word and can do neither are stray; the parser
 * reports them as an error. An underscore is always text: a blank of a form, or
 * part of a name.
 */
#ifndef READ_EMPHASIS_H
#define READ_EMPHASIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;

/* The bytes that replace marks in a guarded text, one for one. */
enum {
	GUARD_STAR = 1,	      /* a * that is text */
	GUARD_UNDERSCORE = 2, /* a _ */
	GUARD_STRAY = 3,      /* a * that looks like a mark and cannot be one */
};

enum {
	EMPHASIS_OPENS = 1,
	EMPHASIS_CLOSES = 2,
}; /* flags */

/*
 * Whether the run of * at `start`, `length` bytes long, can open or close
 * emphasis in its context; 0: neither. For a run of _, what authors who are
 * used to other Markdown may intend.
 */
unsigned emphasis_of(struct text text, size_t start, size_t length);

/*
 * The text with all * and _ that are text replaced by guard bytes, which cmark
 * treats as ordinary characters. The text itself if there are none.
 */
struct text emphasis_guard(struct arena *arena, struct text text);

/* Restores the marks in a part of a guarded text. */
void emphasis_restore(char *text, size_t length);

#endif
