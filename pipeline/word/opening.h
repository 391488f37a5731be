/*
 * opening: the letterhead, type and title of a document.
 *
 * Country and motto, authority, number, place and date stand in a table
 * without lines or in paragraphs (NĐ 30/2020, Phụ lục I); type and title are
 * the centred lines below. A letter has no type, and its title is the "V/v …"
 * below its number.
 */
#ifndef WORD_OPENING_H
#define WORD_OPENING_H

#include <stddef.h>

#include "word/word_lines.h"

struct arena;
struct blanks;
struct profile;

struct opening {
	bool found;		/* there is a letterhead */
	struct word_lines head; /* lines of the authority, superior first */
	struct text number, place, date; /* empty: not there */
	struct text type, title; /* the type by its name in the profile */
	struct word_place type_place;
	struct word_lines rest;	  /* of the letterhead, but none of these */
	struct styled_text notes; /* footnotes of the title */
	size_t next;		  /* index of the first block below */
};

/* Recognizes the opening; omissions and blanks are reported. */
struct opening opening_find(struct arena *arena, struct blanks *blanks,
    const struct word_blocks *blocks);

/*
 * Is it the letterhead again: each line is the country, the motto, a rule or a
 * line of this authority?
 */
bool opening_repeats(const struct profile *profile,
    const struct opening *opening, const struct word_lines *lines);

/* "ỦY BAN NHÂN DÂN TỈNH …", a line above the recitals. */
bool opening_is_issuer(const struct profile *profile,
    const struct opening *opening, const struct word_line *line);

#endif
