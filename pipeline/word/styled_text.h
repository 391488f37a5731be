/*
 * styled_text: a paragraph of a Word file as characters, each with its style.
 *
 * Runs of white space are one space, and there is none at the ends or beside a
 * line break; tabs are white space. Characters that show nothing, such as soft
 * hyphens, are not in it. The label of a list is its beginning.
 */
#ifndef WORD_STYLED_TEXT_H
#define WORD_STYLED_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct word_paragraph;
struct word_run;

/* A character, or a line break, note or picture, which have a run. */
struct styled {
	uint32_t character;	    /* 0: see `run` */
	unsigned style;		    /* WORD_BOLD and others */
	const struct word_run *run; /* of what is not a character */
};

struct styled_text {
	struct styled *at;
	size_t count, room;
};

struct styled_text styled_text_of(
    struct arena *arena, const struct word_paragraph *paragraph);

/* The items from start to end, trimmed; they share memory with `text`. */
struct styled_text styled_part(
    const struct styled_text *text, size_t start, size_t end);

/* Its characters; a line break is a space, or `\n` if `lines`. */
struct text styled_plain(
    struct arena *arena, const struct styled_text *text, bool lines);

/* Appends a space and `more`. */
void styled_join(struct arena *arena, struct styled_text *text,
    const struct styled_text *more);

/* Inserts characters at an index, in the style of the one before it. */
void styled_insert(struct arena *arena, struct styled_text *text, size_t at,
    struct text characters);

/* Has letters, and all of them have this style? */
bool styled_is_all(const struct styled_text *text, unsigned style);

/* Removes the style from all items. */
void styled_clear(struct styled_text *text, unsigned style);

bool styled_is_space(const struct styled *item);

/* Is it a run of this kind (enum word_run_kind)? */
bool styled_is(const struct styled *item, int kind);

#endif
