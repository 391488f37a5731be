/*
 * decision: one document of the gazette, as it was signed.
 *
 * Its properties come from the front matter, its text from the Markdown below.
 * The text is kept verbatim: numbers and punctuation as written, nothing
 * renumbered, no case changed. The kind of a node is determined by the words
 * that it begins with (read/label.h).
 */
#ifndef READ_DECISION_H
#define READ_DECISION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "base/text.h"
#include "read/fields.h"
#include "read/label.h"

struct arena;
struct diag;
struct image;

enum run_kind {
	RUN_TEXT,
	RUN_BREAK, /* a hard line break */
	RUN_SOFT,  /* a line end in the source: a space, or a new unit */
	RUN_NOTE,  /* a reference to a footnote */
};

enum {
	RUN_BOLD = 1,
	RUN_ITALIC = 2,
	RUN_SUPERSCRIPT = 4,
	RUN_SUBSCRIPT = 8,
}; /* style flags */

/* A run of text in one style. */
struct run {
	enum run_kind kind;
	unsigned style;
	uint32_t part;	  /* set by typeset/: its inline tag, from 1; 0: none */
	struct text text; /* of a note: its label, such as "1" */
	struct span span; /* in the source, in the same order as text */
	struct node *note;    /* of RUN_NOTE */
	const char *language; /* "en" in <span lang="en">; NULL: vi */
};

struct runs {
	struct run *at;
	size_t count, room;
};

enum node_kind {
	NODE_BODY,  /* the root */
	NODE_ANNEX, /* "PHỤ LỤC I", "QUY ĐỊNH": new page and numbering */
	NODE_PART,
	NODE_CHAPTER,
	NODE_SECTION,
	NODE_SUBSECTION,
	NODE_ARTICLE,
	NODE_HEADING, /* any other heading: "I. MỤC ĐÍCH", "Mẫu số 01" */
	NODE_CLAUSE,
	NODE_SUBCLAUSE,
	NODE_POINT,
	NODE_ITEM,
	/* Of the kinds below, only tables and rows have children. */
	NODE_ISSUER,  /* "ỦY BAN NHÂN DÂN TỈNH …" above the recitals */
	NODE_RECITAL, /* "Căn cứ …;" */
	NODE_ENACTING, /* "QUYẾT ĐỊNH:" or the enacting sentence since 2025 */
	NODE_TITLE,    /* an annex's title */
	NODE_REFERENCE, /* "(Ban hành kèm theo …)" below the title */
	NODE_CLOSING, /* "Nghị quyết này đã được … thông qua …" */
	NODE_PARAGRAPH,
	NODE_IMAGE, /* ![description](file.png) */
	NODE_TABLE,
	NODE_ROW,
	NODE_CELL,
	NODE_NOTE, /* a footnote; not part of the tree */
};

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* The page orientation of a table, set by a comment before it. */
enum turn { TURN_FREE, TURN_PORTRAIT, TURN_LANDSCAPE };

struct node {
	enum node_kind kind;
	struct span span;
	struct node *parent, *first, *last, *next;

	struct runs runs;   /* its own text, including the label */
	struct label label; /* of a unit; LABEL_NONE if it has none */
	struct label meant; /* of a paragraph: the label, if misspelt */
	int heading;	    /* number of # in the source, 0: none */
	int depth;	    /* of "A." and "I.": nesting level, from 0 */
	bool quoted;	    /* inside “…”: text of another document */

	enum turn turn;		   /* of a table */
	const enum align *aligns;  /* of a table, one per column */
	size_t columns;		   /* of a table */
	bool head;		   /* of a row: in the table header */
	int column_span, row_span; /* of a cell, from 1 */
	size_t column;		   /* of a cell, from 0 */
	struct text alternative;   /* of an image: its alternative text */
	const struct image *image;
	struct text label_text; /* of a note: "1" for [^1] */
};

/* Appends the node to the children of its parent. */
void node_append(struct node *parent, struct node *child);

size_t node_count_children(const struct node *parent);

/* The components of a number such as 12/2022/QĐ-UBND. */
struct symbol {
	int number;
	int year;	       /* 0: none */
	struct text type;      /* "QĐ"; empty for the National Assembly */
	struct text authority; /* "UBND", "UBTVQH15" */
};

struct signer {
	struct value capacity, on_behalf, position, name;
};

/* An accepted warning: the text is printed as it was signed. */
struct accepted {
	struct span span;
	struct value code, words;
	int line;
};

enum byte_kind {
	BYTE_NONE,
	BYTE_TEXT,	/* printed as it is */
	BYTE_REFERENCE, /* "&amp;": printed as another character */
	BYTE_SPACE,	/* indentation, line ends, empty lines */
	BYTE_ESCAPE,	/* a backslash that escapes punctuation */
	BYTE_EMPHASIS,	/* * around words */
	BYTE_HEADING,	/* # */
	BYTE_BREAK,	/* <br>, or a backslash or spaces at a line end */
	BYTE_TABLE,	/* pipes, and the delimiter row of a table */
	BYTE_NOTE,	/* [^1] and [^1]: */
	BYTE_TAG,	/* <sup>, <sub>, <span lang="en"> and their ends */
	BYTE_COMMENT,	/* <!-- ngang --> */
	BYTE_IMAGE,	/* ![description](file.png) */
	BYTE_REFUSED,	/* reported elsewhere */
};

/* The kind of each byte of the body. */
struct byte_kinds {
	struct span body;
	unsigned char *at; /* enum byte_kind */
};

struct decision {
	struct source *source;

	struct value number, type, authority, place, title, field;
	struct symbol symbol;
	struct dated date, received, effective, expires;
	struct values corrects, amends, repeals, suspends, consolidates;
	struct values repeals_partly, suspends_partly; /* numbers only */
	struct signer signer;
	struct values recipients;
	struct list accepted; /* of struct accepted */

	struct byte_kinds kinds; /* of the bytes of the body */
	struct node *body;
	struct node **notes; /* footnotes in order of first reference */
	size_t note_count;
};

/*
 * Parses "12/2022/QĐ-UBND", "215/QĐ-UBND", or "95/2025/QH15" of the National
 * Assembly, which has no type. False for any other format; the symbol is then
 * zeroed.
 */
bool symbol_parse(struct text text, struct symbol *symbol);

/*
 * Is it a letter (công văn)? Its type is not printed and its number has no
 * symbol of it, and its abstract (V/v …) stands below the number: NĐ
 * 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3 and 5.
 */
bool decision_is_letter(const struct decision *decision);

struct images {
	const struct image **at;
	size_t count, room;
};

/* The images of the decision, in the order of its text. */
struct images decision_images(
    struct arena *arena, const struct decision *decision);

#endif
