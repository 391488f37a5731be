/*
 * body: the text of a decision while it is written as Markdown.
 *
 * Shared by the writers of units, annexes and tables.
 */
#ifndef WORD_BODY_H
#define WORD_BODY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "word/escape.h"
#include "word/inline_markdown.h"
#include "word/styled_text.h"
#include "word/word_document.h"

struct arena;
struct blanks;
struct findings;
struct opening;
struct pictures;
struct profile;
struct word_line;

struct body_writer {
	struct arena *arena;
	struct findings *findings;
	const struct profile *profile;
	const struct opening *opening;
	const struct word_notes *notes;
	struct blanks *blanks;
	struct pictures *pictures;
	struct note_marks marks;
	struct styled_text pending; /* footnotes that wait for a paragraph */
	struct buffer out;
	bool preamble;	 /* no unit has been written yet */
	bool written;	 /* some text has */
	bool known;	 /* the profile has the authority's letterhead */
	bool in_annexes; /* below the signature */
	bool fresh;	 /* nothing was written since the signature */
	bool leading;	 /* right below the heading of an annex */
	bool reported;	 /* that some emphasis was left out */
};

/* The characters of a paragraph, its blanks filled. */
struct styled_text body_text(
    struct body_writer *body, const struct word_paragraph *paragraph);

/* Writes a paragraph after `before`, such as "## ". */
void body_add(struct body_writer *body, struct word_place place,
    const char *before, const struct styled_text *text, size_t label,
    enum escape_place where);

/*
 * Writes the text at the end of the line that is being written, for cells and
 * footnotes.
 */
void body_add_inline(struct body_writer *body, struct word_place place,
    const struct styled_text *text, size_t label, enum escape_place where);

/* A picture in a paragraph of its own, with its description or caption. */
void body_add_picture(struct body_writer *body, struct word_place place,
    const struct word_run *run, struct text caption);

/* The number of items that are a label and the gap after it. */
size_t body_label(struct arena *arena, const struct styled_text *text);

/* Writes the footnotes that the text refers to. */
void body_add_notes(struct body_writer *body);

#endif
