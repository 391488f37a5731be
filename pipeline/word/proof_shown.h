/*
 * proof_shown: the characters that Word shows, paragraph by paragraph, with
 * their places.
 */
#ifndef WORD_PROOF_SHOWN_H
#define WORD_PROOF_SHOWN_H

#include <stddef.h>

#include "base/text.h"
#include "word/findings.h"

struct arena;

/* Bytes in a text that are not characters of it. XML cannot have them. */
enum {
	SHOWN_TAB = '\t',
	SHOWN_LINE = '\v', /* the end of a line within a paragraph */
	SHOWN_END = '\n',  /* the end of a paragraph */
	SHOWN_NOTE = '\1', /* a reference to a note */
};

struct proof_paragraph {
	struct word_place place;
	size_t start, end; /* in the text, with the byte that ends it */
};

struct proof_notes;

struct proof_shown {
	struct buffer text;
	struct proof_paragraph *paragraphs; /* those that have text */
	size_t count, room;
	struct proof_notes *notes; /* in the order of SHOWN_NOTE; or NULL */
};

struct proof_notes {
	struct proof_shown **at;
	size_t count, room;
};

struct proof_shown *proof_shown_new(struct arena *arena);

/* Appends a paragraph. */
void proof_shown_add(
    struct proof_shown *shown, struct word_place place, struct text text);

/* Appends the paragraphs and notes of another. */
void proof_shown_append(
    struct proof_shown *shown, const struct proof_shown *more);

void proof_notes_add(
    struct arena *arena, struct proof_notes *notes, struct proof_shown *note);

/* The place of a byte of the text. */
struct word_place proof_place(const struct proof_shown *shown, size_t byte);

#endif
