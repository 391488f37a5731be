/*
 * walk: the state of reading the parts of a Word file, and the files that
 * share it:
 *
 *   word_document.c  parts, blocks, sections and notes
 *   paragraph.c      paragraphs and the runs in them
 *   drawing.c        pictures, text boxes and other drawings
 *   table.c          tables
 */
#ifndef WORD_WALK_H
#define WORD_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag_code.h"
#include "word/builder.h"
#include "word/word_document.h"

struct arena;
struct findings;
struct map;
struct numbering;
struct package;
struct style;
struct styles;
struct xml;

enum { FIELDS_MOST = 32 };

/* A field (clause 17.16): its instruction is not shown, its result is. */
struct field {
	bool in_result;
	struct text instruction; /* the beginning */
};

struct fields {
	struct field at[FIELDS_MOST];
	size_t count;
};

struct walk {
	struct arena *arena;   /* of the document */
	struct arena *scratch; /* emptied after each paragraph */
	struct findings *findings;
	struct package *package;
	struct styles *styles;
	struct numbering *numbering;
	struct word_document *document;
	bool accept_changes;
	/* Of the part that is read. */
	struct xml *xml;
	const char *part, *name; /* "word/document.xml", "document" */
	size_t paragraphs;
	/* Of the place in it. */
	struct fields fields;
	const struct style *table_style;
	int depth; /* of paragraphs: more than 1 in a text box */
	bool in_text_box;
	/* What was told once. */
	bool told_encoding, told_formatting;
	struct map *headers;	/* the parts that were told of */
	struct map *references; /* the ids of notes that are referred to */
};

struct word_place walk_place(const struct walk *walk);

struct word_block *walk_add_block(
    struct walk *walk, struct word_blocks *blocks, enum word_block_kind kind);

/* Blocks while they are read. */
struct walk_blocks {
	struct word_blocks *blocks;
	bool has_sections; /* of the body, whose sections differ */
	size_t section;	   /* the first block of the section */
	bool carries;	   /* a paragraph continues with the next one */
	struct builder carried;
};

/* The current element: a paragraph, a table, or what holds them. */
void walk_block(struct walk *walk, struct walk_blocks *reader);

/* After the last one. */
void walk_blocks_end(struct walk *walk, struct walk_blocks *reader);

/*
 * The current element, w:p, into a builder, which may have begun with a
 * paragraph whose mark is not shown. False if its own mark is not shown either,
 * so that it continues with the next paragraph.
 */
bool walk_paragraph(struct walk *walk, struct builder *builder);

/*
 * Counts the paragraph in its list, unless that was done. A label comes before
 * those of what the paragraph anchors.
 */
void walk_label(struct walk *walk, struct builder *builder);

/* Adds what was built, and the text boxes after it. */
void walk_finish(
    struct walk *walk, struct builder *builder, struct word_blocks *blocks);

/* The current element w:tbl. */
void walk_table(struct walk *walk, struct word_blocks *blocks);

/* The current element w:drawing, w:pict or w:object. */
void walk_drawing(struct walk *walk, struct builder *builder);

/*
 * The text anywhere in the current element, for a message or for what is not
 * part of the text.
 */
struct text walk_collect(struct walk *walk);

/* Reports a tracked change, unless changes are accepted. */
void walk_tracked(struct walk *walk, struct word_place place, struct text words,
    const char *what);

/* A comment's text by its id. */
void walk_comment(struct walk *walk, struct word_place place, const char *id);

#endif
