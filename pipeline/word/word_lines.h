/*
 * word_lines: lines of a Word file, as the letterhead and the signature have
 * them: those of a paragraph, a cell or a column of a table.
 *
 * Words are compared by their slugs (base/utf8.h), so that composition, case,
 * the place of a tone mark (HÒA, HOÀ) and punctuation do not matter.
 */
#ifndef WORD_WORD_LINES_H
#define WORD_WORD_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "word/findings.h"
#include "word/styled_text.h"
#include "word/word_document.h"

struct arena;
struct profile;

struct word_line {
	struct word_place place;
	struct styled_text styled;
	struct text text; /* its characters */
	const char *slug;
	enum word_align align;
	size_t column; /* of the table, from 0 */
	bool listed;   /* began with the label of a list */
};

struct word_lines {
	struct word_line *at;
	size_t count, room;
};

/* Appends a line. */
void word_lines_keep(
    struct arena *arena, struct word_lines *lines, struct word_line line);

/* Appends the lines of a paragraph that are not empty. */
void word_lines_add(struct arena *arena, struct word_lines *lines,
    const struct word_paragraph *paragraph, size_t column);

/* Those of blocks; tables in them row by row. */
void word_lines_add_blocks(struct arena *arena, struct word_lines *lines,
    const struct word_blocks *blocks, size_t column);

/* The table in a cell, if nothing else in the table has text; else itself. */
const struct word_table *word_table_inner(const struct word_table *table);

/* Those of a table, or of the one in it, column by column. */
void word_lines_add_table(struct arena *arena, struct word_lines *lines,
    const struct word_table *table);

/* Those of a block: of a table column by column. */
struct word_lines word_lines_of(
    struct arena *arena, const struct word_block *block);

/* Both with a space between them, or the one that is not empty. */
struct text word_text_join(
    struct arena *arena, struct text before, struct text more);

/* The line made of items of a paragraph. */
struct word_line word_line_of(
    struct arena *arena, struct word_place place, struct styled_text styled);

/* A line that is drawn with ____ or ------. */
bool word_line_is_rule(const struct word_line *line);

/* "DỰ THẢO", also with a number: "Dự thảo lần 2" */
bool word_line_is_draft_mark(const struct word_line *line);

/* "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", perhaps with a misprint. */
bool word_line_is_country(const struct word_line *line);
bool word_line_is_motto(const struct word_line *line);

/* Do both have the same letters and signs? Spaces, case, the kind of a dash and
   the place of a tone mark (HÒA, HOÀ) do not matter. */
bool word_text_same(struct text a, struct text b);

/* Is it the country or the motto, and without a misprint? */
bool word_line_is_printed_anew(
    const struct profile *profile, const struct word_line *line);

/* Does the slug begin with these whole words? */
bool slug_starts(const char *slug, const char *words);

#endif
