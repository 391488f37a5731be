/*
 * box: what pages are filled with: a line of a paragraph, a row of a table.
 *
 * A box is never divided. Its marks are relative to its top left corner, which
 * will be at the left margin.
 */
#ifndef TYPESET_BOX_H
#define TYPESET_BOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"
#include "typeset/lines.h"
#include "typeset/pages.h"

struct arena;
struct node;

/* The cost of a page break after a box. */
enum {
	BREAK_FREE = 0,
	BREAK_UNWANTED = 1000, /* within a row, in a list */
	BREAK_NEVER = 100000,  /* a heading, an orphan, a widow */
};

/* The parts of a table that are repeated on each page that it continues on. */
struct table_frame {
	struct box *heads; /* head rows, repeated at the top of the page */
	size_t head_count;
	int head_height;
	int left, width; /* of the rule below the last row on a page */
};

struct box {
	int above; /* space above it; none at the top of a page */
	int height;
	int penalty; /* of a page break after it */
	struct mark *at;
	size_t count, room;

	bool starts_page;
	enum adjust adjust; /* of its line */
	bool landscape; /* on a landscape page; adjacent landscape boxes share
			   pages */
	const struct table_frame *frame; /* of a row: its table's */
	bool is_head;			 /* it is a row of the table head */
	/*
	 * A row that may be divided has several boxes. Their marks are read
	 * cell by cell: cells[c] is the first mark of cell c, marks before
	 * cells[0] are rules.
	 */
	size_t *cells;
	size_t cell_count;
	bool continues; /* it continues the row of the box above */

	const struct node **notes; /* the footnotes it refers to */
	size_t note_count, note_room;

	struct text bookmark; /* title in the outline; empty: none */
	int level;	      /* of the bookmark */
	size_t destination; /* its number as a destination, from 1: its entry in
			       the contents; 0: none */
	size_t link_to; /* the destination that it links to, from 1; 0: none */
	const struct tag *link; /* the tag of that link */
	struct text link_text;	/* its description, for screen readers */
	struct spot *place;	/* receives the position of the box; or NULL */
	struct span span;	/* its place in the source */
};

struct boxes {
	struct box *at;
	size_t count, room;
};

/* Appends an empty box. The pointer is valid until the next box is added. */
struct box *boxes_add(struct arena *arena, struct boxes *boxes);

void box_add(struct arena *arena, struct box *box, struct mark mark);

/* Reserves space for exactly `count` marks in a box that has none. */
void box_reserve(struct arena *arena, struct box *box, size_t count);

/* Adds a filled rectangle, an artifact. */
void box_rule(
    struct arena *arena, struct box *box, int x, int y, int width, int height);

void box_add_note(
    struct arena *arena, struct box *box, const struct node *note);

/* Appends all of `more`. */
void boxes_append(
    struct arena *arena, struct boxes *boxes, const struct boxes *more);

/* Forbids page breaks between these boxes; the penalty of the last is
   unchanged. */
void boxes_keep_together(struct boxes *boxes, size_t first, size_t end);

#endif
