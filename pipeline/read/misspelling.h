/*
 * misspelling: a word that would begin a unit, were it written right.
 *
 * "Điêu 2. Đối tượng áp dụng" has no label and is a paragraph, which nobody
 * notices before it is in print.
 */
#ifndef READ_MISSPELLING_H
#define READ_MISSPELLING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "read/label.h"

struct arena;

struct misspelling {
	size_t length;	    /* bytes of the word; 0: there is none */
	const char *right;  /* the word as it should be */
	struct label meant; /* the label that it would be, if it is clear */
};

/*
 * The text begins with the word of a unit and a number, but for the word's
 * accents or capitals, or for the number's form. Words that could begin a
 * sentence as well count only where the text stands apart: a heading, in
 * bold, or in capitals.
 */
struct misspelling misspelling_of(
    struct arena *arena, struct text text, bool apart, bool heading);

#endif
