/*
 * word_document: the text of a Word file with its effective properties.
 *
 * Styles, defaults and list numbers are resolved: a run says how it looks, and
 * a paragraph which label Word shows before it. Nothing here interprets the
 * words.
 */
#ifndef WORD_WORD_DOCUMENT_H
#define WORD_WORD_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "word/findings.h"

enum word_run_kind {
	WORD_TEXT,
	WORD_TAB,
	WORD_LINE_BREAK,
	WORD_PAGE_BREAK,
	WORD_NOTE,    /* a reference to a footnote or endnote: `id` */
	WORD_PICTURE, /* `id`: the name of the image's part */
};

enum {
	WORD_BOLD = 1,
	WORD_ITALIC = 2,
	WORD_SUPERSCRIPT = 4,
	WORD_SUBSCRIPT = 8,
	WORD_STRUCK = 16,
	WORD_UNDERLINED = 32,
}; /* style flags */

struct word_run {
	enum word_run_kind kind;
	unsigned style;
	struct text text; /* UTF-8, NFC; in capitals if shown so (w:caps) */
	const char *id;
	const char *alternative; /* of a picture: its description, or NULL */
};

enum word_align { WORD_LEFT, WORD_CENTRE, WORD_RIGHT, WORD_JUSTIFY };

struct word_paragraph {
	struct word_place place;
	struct word_run *runs;
	size_t count, room;
	struct text label; /* of a list, as Word shows it; empty: none */
	unsigned label_style;
	bool label_joined; /* nothing between label and text (w:suff) */
	enum word_align align;
	int left, first_line; /* indents in twentieths of a point */
	int outline;	      /* level from 0; -1: body text */
	bool starts_page;     /* w:pageBreakBefore, or a new section */
	bool in_text_box;     /* its text stood in a frame or text box */
};

struct word_blocks {
	struct word_block *at;
	size_t count, room;
};

struct word_cell {
	struct word_blocks blocks;
	size_t column;		   /* of the grid, from 0 */
	int column_span, row_span; /* from 1; a vertically merged cell is one */
};

struct word_row {
	struct word_cell *at;
	size_t count, room;
	bool head; /* w:tblHeader */
};

struct word_table {
	struct word_place place; /* of its first paragraph */
	struct word_row *rows;
	size_t count, room;
	size_t columns; /* of the grid */
	bool bordered;	/* has visible lines between cells */
};

enum word_block_kind { WORD_PARAGRAPH, WORD_TABLE };

struct word_block {
	enum word_block_kind kind;
	bool landscape; /* in a section of pages wider than high */
	struct word_paragraph *paragraph;
	struct word_table *table;
};

struct word_note {
	const char *id; /* unique among footnotes and endnotes */
	struct word_blocks blocks;
};

struct word_notes {
	struct word_note *at;
	size_t count, room;
};

struct word_document {
	struct word_blocks blocks;
	struct word_notes notes;
};

struct arena;
struct package;

/*
 * Reads the document of a package. With `accept_changes` tracked changes are
 * taken as accepted, otherwise each is an error. NULL if the XML is not well
 * formed, or after other errors in `findings` that leave nothing to work with;
 * errors at single places do not stop the reading.
 */
struct word_document *word_document_read(struct arena *arena,
    struct findings *findings, struct package *package, bool accept_changes);

#endif
