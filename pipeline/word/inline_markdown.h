/*
 * inline_markdown: the Markdown of a paragraph's characters.
 *
 * Marks of emphasis are written where the reader takes them for marks
 * (read/emphasis.h): a style that begins inside a word is given to the whole
 * word or to none of it, and spaces stand outside. What has been written is
 * read again; where styles would damage the text they are left out.
 */
#ifndef WORD_INLINE_MARKDOWN_H
#define WORD_INLINE_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "word/escape.h"

struct arena;
struct buffer;
struct styled_text;
struct word_run;

/* The footnotes that have been referred to, in the order of their marks. */
struct note_marks {
	struct arena *arena;
	const char **ids; /* of word_note */
	size_t count, room;
};

/*
 * Appends the text. The first `label` items are written without emphasis,
 * unless all of the text is in one style. Pictures are skipped. False if bold
 * or italics had to be left out.
 */
bool inline_markdown_add(struct buffer *out, struct note_marks *marks,
    const struct styled_text *text, size_t label, enum escape_place place);

#endif
