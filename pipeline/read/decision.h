/*
 * decision: one document of the gazette, as it was signed.
 *
 * Its properties come from the front matter, its text from the Markdown
 * below. Text is kept to the letter: numbers and marks as written, nothing
 * renumbered, no case changed. A node's kind follows from the words that it
 * begins with (read/label.h).
 */
#ifndef READ_DECISION_H
#define READ_DECISION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "base/text.h"
#include "read/account.h"
#include "read/fields.h"
#include "read/label.h"

struct arena;
struct diag;
struct image;

enum run_kind {
	RUN_TEXT,
	RUN_BREAK, /* a line ends here, by the author's will */
	RUN_SOFT,  /* the source's line ends here: a space, or a new unit */
	RUN_NOTE,  /* a reference to a footnote */
};

enum {
	RUN_BOLD = 1,
	RUN_ITALIC = 2,
	RUN_SUPERSCRIPT = 4,
	RUN_SUBSCRIPT = 8,
}; /* styles, to be or-ed */

/* A stretch of text in one style. */
struct run {
	enum run_kind kind;
	unsigned style;
	uint32_t part;	   /* for typeset/: its inline tag, from 1; 0: none */
	struct text text;  /* of a note: its label, as "1" */
	struct span span;  /* where it stands; text maps onto it in order */
	struct node *note; /* of RUN_NOTE */
	const char *language; /* "en", by <span lang="en">; NULL: vi */
};

struct runs {
	struct run *at;
	size_t count, room;
};

enum node_kind {
	NODE_BODY, /* the root */
	NODE_ANNEX, /* "PHỤ LỤC I", "QUY ĐỊNH": starts a page, numbers anew */
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
	/* The kinds below have no children but those of a table. */
	NODE_ISSUER,   /* "ỦY BAN NHÂN DÂN TỈNH …" above the recitals */
	NODE_RECITAL,  /* "Căn cứ …;" */
	NODE_ENACTING, /* "QUYẾT ĐỊNH:" or the sentence of 2025 */
	NODE_TITLE,    /* an annex's title */
	NODE_REFERENCE, /* "(Ban hành kèm theo …)" below it */
	NODE_CLOSING, /* "Nghị quyết này đã được … thông qua …" */
	NODE_PARAGRAPH,
	NODE_IMAGE, /* ![what is to be seen](file.png) */
	NODE_TABLE,
	NODE_ROW,
	NODE_CELL,
	NODE_NOTE, /* a footnote; a child of no node */
};

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* How a table wants the page, by a comment before it. */
enum turn { TURN_FREE, TURN_PORTRAIT, TURN_LANDSCAPE };

struct node {
	enum node_kind kind;
	struct span span;
	struct node *parent, *first, *last, *next;

	struct runs runs;   /* its own text, the label included */
	struct label label; /* of a unit; LABEL_NONE where it has none */
	struct label meant; /* of a paragraph: a label, were it spelt right */
	int heading;	    /* number of # in the source, 0: none */
	int depth;	    /* of "A." and "I.": in how many others it stands */
	bool quoted;	    /* within “…”: text of another document */

	enum turn turn;		   /* of a table */
	const enum align *aligns;  /* of a table, a column each */
	size_t columns;		   /* of a table */
	bool head;		   /* of a row: in the table's head */
	int column_span, row_span; /* of a cell, from 1 */
	size_t column;		   /* of a cell, from 0 */
	struct text alternative;   /* of an image: what is to be seen */
	const struct image *image;
	struct text label_text; /* of a note: "1" where [^1] is written */
};

/* Makes the node the last child of its parent. */
void node_append(struct node *parent, struct node *child);

/* A number such as 12/2022/QĐ-UBND, taken apart. */
struct symbol {
	int number;
	int year;	       /* 0: none */
	struct text type;      /* "QĐ"; of the National Assembly: none */
	struct text authority; /* "UBND", "UBTVQH15" */
};

struct signer {
	struct value capacity, on_behalf, position, name;
};

/* A warning that the text is right with, since it was signed so. */
struct accepted {
	struct span span;
	struct value code, words;
	int line;
};

struct decision {
	struct source *source;

	struct value number, type, authority, place, title, field;
	struct symbol symbol;
	struct dated date, received, effective, expires;
	struct values corrects, amends, repeals, suspends, consolidates;
	struct values repeals_partly, suspends_partly; /* numbers alone */
	struct signer signer;
	struct values recipients;
	struct list accepted; /* of struct accepted */

	struct byte_kinds kinds; /* what each byte of the body is */
	struct node *body;
	struct node **notes; /* footnotes, in the order they are referred to */
	size_t note_count;
};

/*
 * Reads a decision and checks what can be seen in it alone. Errors, warnings
 * and notes go to diag. The decision has a body unless the text could not be
 * taken over to the letter; NULL where the file cannot be read at all.
 */
struct decision *decision_load(
    struct arena *arena, struct diag *diag, const char *path);

/* The same, of a source at hand; never NULL. */
struct decision *decision_of(
    struct arena *arena, struct diag *diag, struct source *source);

/*
 * The same, its front matter alone: no body, no look at its characters, and
 * what stands below it is not read.
 */
struct decision *decision_load_properties(
    struct arena *arena, struct diag *diag, const char *path);

/*
 * "12/2022/QĐ-UBND", "215/QĐ-UBND", and the National Assembly's "95/2025/QH15",
 * without a type. False where the text has another form: no symbol then.
 */
bool symbol_parse(struct text text, struct symbol *symbol);

struct images {
	const struct image **at;
	size_t count, room;
};

/* What the decision shows, in the order of its text. */
struct images decision_images(
    struct arena *arena, const struct decision *decision);

#endif
