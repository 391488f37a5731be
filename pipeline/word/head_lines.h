/*
 * head_lines: the lines of a letterhead: authority, number, place and date, and
 * what stands beside them.
 */
#ifndef WORD_HEAD_LINES_H
#define WORD_HEAD_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "word/word_lines.h"

struct arena;
struct blanks;
struct opening;
struct profile;

/* An opening while it is recognized. */
struct opening_search {
	struct arena *arena;
	struct blanks *blanks;
	const struct profile *profile;
	const struct word_blocks *blocks;
	struct opening *opening;
	bool numbered;	/* the number has been seen */
	bool subject;	/* "V/v" has */
	bool columns;	/* the letterhead has two */
	bool addressed; /* "Kính gửi" has */
};

/*
 * Finds the letterhead and takes its lines into the opening. Returns the index
 * of the first block below it, 0 if there is none.
 */
size_t head_lines_find(struct opening_search *search);

/* Takes lines of the letterhead that stand outside of its table. */
void head_lines_take(
    struct opening_search *search, const struct word_lines *lines);

/* A number, a date or a "V/v …" that does. */
bool head_lines_is_outside(const struct word_line *line);

bool head_lines_has_country(const struct word_lines *lines);

/* The name in the profile of the type that the line begins with, or NULL. */
const char *head_lines_type(
    const struct opening_search *search, const struct word_line *line);

/* Appends lines to others. */
void head_lines_keep_all(struct opening_search *search,
    struct word_lines *lines, const struct word_lines *more);

#endif
