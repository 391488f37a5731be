/*
 * misspelling: detects misspelt labels.
 *
 * "Điêu 2. Đối tượng áp dụng" has no valid label, so it becomes a paragraph,
 * which is easily overlooked until it is in print.
 */
#ifndef READ_MISSPELLING_H
#define READ_MISSPELLING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "read/label.h"

struct arena;

struct misspelling {
	size_t length;	    /* of the misspelt part in bytes; 0: none */
	const char *right;  /* the correct spelling */
	struct label meant; /* the intended label, if it is clear */
};

/*
 * Finds a text that begins with the word of a unit and a number, except that
 * the accents or case of the word, or the format of the number, are wrong.
 * Words that could also begin a sentence count only if the text is set apart: a
 * heading, bold, or in capitals (`apart`).
 */
struct misspelling misspelling_of(
    struct arena *arena, struct text text, bool apart, bool heading);

#endif
