/*
 * escape: writes characters so that Markdown takes them for text.
 *
 * Labels such as "1." and "-" are not escaped at the start of a paragraph,
 * where the reader expects them.
 */
#ifndef WORD_ESCAPE_H
#define WORD_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* Where the text stands. */
enum escape_place {
	ESCAPE_PARAGRAPH,
	ESCAPE_HEADING,
	ESCAPE_CELL,
	ESCAPE_NOTE, /* a footnote, where no list may begin */
};

/*
 * Appends the character at `at` of the text, after a backslash if it needs one,
 * and returns its length in bytes.
 */
size_t escape_add(
    struct buffer *out, struct text text, size_t at, enum escape_place place);

#endif
