/*
 * walk: the state of reading the parts of a Word file. What reads an element of
 * them takes it from here:
 *
 *   word_document    the parts, and notes
 *   blocks           paragraphs and tables in order, and sections
 *   paragraph        what a paragraph has
 *   run_content      text, breaks, signs and references
 *   drawing          pictures, text boxes and other drawings
 *   table            rows and cells
 */
#ifndef WORD_WALK_H
#define WORD_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "word/appearance.h"
#include "word/field_codes.h"
#include "word/word_document.h"

struct arena;
struct paragraph_builder;
struct findings;
struct map;
struct package;
struct style;
struct styles;
struct word_numbering;
struct xml;

struct walk {
	struct arena *arena;   /* of the document */
	struct arena *scratch; /* emptied after each paragraph */
	struct findings *findings;
	struct package *package;
	struct styles *styles;
	struct word_numbering *numbering;
	struct word_document *document;
	bool accept_changes;
	/* Of the part that is read. */
	struct xml *xml;
	const char *part, *name; /* "word/document.xml", "document" */
	size_t paragraphs;
	/* Of the place in it. */
	struct field_codes fields;
	const struct style *table_style;
	int depth; /* of open paragraphs, each in a box of the one before */
	bool in_text_box;
	/* What was told once. */
	bool told_encoding, told_formatting;
	struct map *comments;	/* their texts; NULL: not read so far */
	struct map *headers;	/* the parts that were told of */
	struct map *references; /* the ids of notes that are referred to */
};

/* The last paragraph that was begun. */
struct word_place walk_place(const struct walk *walk);

struct word_block *walk_add_block(
    struct walk *walk, struct word_blocks *blocks, enum word_block_kind kind);

/* How a run of the paragraph looks, by what it gives directly. */
struct appearance walk_appearance(struct walk *walk,
    const struct paragraph_builder *builder,
    const struct run_formatting *direct);

/*
 * The text anywhere in the current element, for a message or for what is not
 * part of the text.
 */
struct text walk_collect(struct walk *walk, struct xml *xml);

/* Reports a tracked change, unless changes are accepted. */
void walk_tracked(struct walk *walk, struct word_place place, struct text words,
    const char *what);

/* Tells once that changes of formatting are tracked. */
void walk_tell_formatting(struct walk *walk, bool is_changed);

#endif
