/*
 * formatting: the properties of runs and paragraphs that a file states at one
 * place: directly, in a style, in the defaults or in a level of a list.
 *
 * Each place gives some properties only; formatting_layer puts one over the
 * other.
 */
#ifndef WORD_FORMATTING_H
#define WORD_FORMATTING_H

#include <stdbool.h>
#include <stddef.h>

#include "word/word_document.h"

struct arena;
struct xml;

/* Properties of runs that are on or off. */
enum {
	FORMAT_BOLD = 1 << 0,
	FORMAT_ITALIC = 1 << 1,
	FORMAT_CAPS = 1 << 2,
	FORMAT_SMALL_CAPS = 1 << 3,
	FORMAT_STRIKE = 1 << 4,
	FORMAT_VANISH = 1 << 5,
	/* Of several levels of styles, an odd number turns these on. */
	FORMAT_TOGGLES = (1 << 6) - 1,
	FORMAT_DOUBLE_STRIKE = 1 << 6,
	FORMAT_UNDERLINE = 1 << 7,
	FORMAT_SUPERSCRIPT = 1 << 8,
	FORMAT_SUBSCRIPT = 1 << 9,
};

struct run_formatting {
	unsigned given, on;
	int position;	    /* raised, in half points; 0: not given */
	int size;	    /* of the font, in half points; 0: not given */
	const char *ascii;  /* the font of ASCII; "": of the theme */
	const char *h_ansi; /* the font of other characters */
	const char *style;  /* a character style, or NULL */
	bool mark_deleted;  /* of a paragraph's mark: tracked */
	bool mark_inserted;
	bool is_changed; /* a tracked change of formatting */
};

/* A section ends with the paragraph that has it. */
struct section {
	bool given, landscape, continuous;
	const char *headers[6]; /* relationships of headers and footers */
	size_t header_count;
};

enum {
	PARAGRAPH_ALIGN = 1 << 0,
	PARAGRAPH_LEFT = 1 << 1,
	PARAGRAPH_FIRST_LINE = 1 << 2,
	PARAGRAPH_OUTLINE = 1 << 3,
	PARAGRAPH_NEW_PAGE = 1 << 4,
	PARAGRAPH_NUMBER = 1 << 5,
	PARAGRAPH_LEVEL = 1 << 6,
};

struct paragraph_formatting {
	unsigned given; /* which of these */
	enum word_align align;
	int left, first_line, outline;
	bool new_page;
	const char *number; /* w:numId */
	int level;	    /* w:ilvl */
	const char *style;  /* a paragraph style, or NULL */
	struct run_formatting mark;
	struct section section;
	bool is_changed;
};

/* The element w:rPr or w:pPr that the reader is at. */
struct run_formatting formatting_read_run(struct arena *arena, struct xml *xml);
struct paragraph_formatting formatting_read_paragraph(
    struct arena *arena, struct xml *xml);

/* The element w:sectPr. */
struct section formatting_read_section(struct arena *arena, struct xml *xml);

/* Puts what `over` gives over `under`; marks and sections stay. */
void formatting_layer_run(
    struct run_formatting *under, const struct run_formatting *over);
void formatting_layer_paragraph(struct paragraph_formatting *under,
    const struct paragraph_formatting *over);

#endif
