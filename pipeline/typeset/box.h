/*
 * box: what pages are stacked from: a line of a paragraph, a row of a table.
 *
 * A slab is never divided. Marks are relative to its top left corner, which
 * will lie at the left margin.
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

/* What a page break after a slab costs. */
enum {
	BREAK_FREE = 0,
	BREAK_UNWANTED = 1000, /* within a row, in a list */
	BREAK_NEVER = 100000,  /* a heading, an orphan, a widow */
};

/* What the pages after the first of a table begin with, and end with. */
struct table_frame {
	struct box *heads; /* rows repeated at a page's top */
	size_t head_count;
	int head_height;
	int left, width; /* of the rule below the last row on a page */
};

struct box {
	int above; /* space above it, unless it begins a page */
	int height;
	int penalty; /* of a page break after it */
	struct mark *at;
	size_t count, room;

	bool starts_page;
	enum adjust adjust; /* of its line */
	bool landscape;	    /* wants a page turned; its neighbours in a run of
			       such slabs share pages */
	const struct table_frame *frame; /* of the table that it is a row of */
	bool is_head;			 /* the head itself */
	/* A row that may be divided is several slabs. Their marks are read
	   cell by cell: cells[c] is the first mark of cell c, marks before
	   cells[0] are rules. */
	size_t *cells;
	size_t cell_count;
	bool continues; /* the row of the slab above */

	const struct node **notes; /* footnotes it refers to */
	size_t note_count, note_room;

	struct text bookmark; /* title in the outline; empty: none */
	int level;	      /* of the bookmark */
	size_t destination;   /* from 1: the entry of the contents that leads
			 here; 0: none */
	size_t entry;	      /* from 1: leads to the slab with this goal … */
	const struct tag *link; /* … by a link of this tag */
	struct text link_text;	/* that says so to who cannot see it */
	struct spot *place;	/* learns where the slab stands; or NULL */
	struct span span;	/* where the author wrote it */
};

struct boxes {
	struct box *at;
	size_t count, room;
};

/* Appends an empty slab; it stays where it is until the next is added. */
struct box *boxes_add(struct arena *arena, struct boxes *boxes);

void box_add(struct arena *arena, struct box *box, struct mark mark);

/* Makes room in an empty slab for so many marks, and no more. */
void box_expect(struct arena *arena, struct box *box, size_t count);

/* A filled rectangle, of no part of the text. */
void box_rule(
    struct arena *arena, struct box *box, int x, int y, int width, int height);

void box_add_note(
    struct arena *arena, struct box *box, const struct node *note);

/* Appends all of `more`. */
void boxes_append(
    struct arena *arena, struct boxes *boxes, const struct boxes *more);

/* No page break inside these; after the last one as it was. */
void boxes_keep_together(struct boxes *boxes, size_t first, size_t end);

#endif
