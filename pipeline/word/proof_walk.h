/*
 * proof_walk: every character that Word shows of a document, in order.
 *
 * The text of paragraphs with the labels of lists before it, composed (NFC) and
 * in capitals where it is shown so. What is not shown is not here: deletions,
 * hidden text, instructions of fields, fallbacks. Each text box follows the
 * paragraph that it is anchored in.
 */
#ifndef WORD_PROOF_WALK_H
#define WORD_PROOF_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "word/findings.h"

struct arena;
struct package;

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

/* NULL if a part is not well formed. */
struct proof_shown *proof_walk(struct arena *arena, struct package *package);

/* The same of parts in memory, which may be empty. */
struct proof_parts {
	struct text document, styles, numbering, footnotes, endnotes;
};

struct proof_shown *proof_walk_parts(
    struct arena *arena, const struct proof_parts *parts);

/* The place of a byte of the text. */
struct word_place proof_place(const struct proof_shown *shown, size_t byte);

#endif
