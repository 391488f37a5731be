/*
 * line_stack: short lines one below another in one slab: a head, a signature. A
 * list may go on in slabs of its own.
 */
#ifndef TYPESET_LINE_STACK_H
#define TYPESET_LINE_STACK_H

#include <stdbool.h>

#include "read/fields.h"
#include "typeset/lines.h"
#include "typeset/pages.h"
#include "typeset/words.h"

struct layout_context;
struct box;
struct boxes;

struct line_stack {
	const struct layout_context *layout_context;
	struct box *box;
	int x, width; /* of the column in which the lines stand */
	int y;	      /* below the last line */
	int widest;   /* of the lines of the last text */
	enum adjust adjust;
	enum ink ink;
	const struct tag *tag;	/* of the lines to come */
	const struct tag *used; /* of the lines so far */
	bool alone;		/* drawn in a document's own file only */
	struct boxes *boxes;	/* whose last is the slab: what would make that
				   higher than `most` goes on in another; NULL: all
				   is in the slab */
	int most;
};

/* Adds a text, on as many lines as it needs; nothing where it is NULL. */
void line_stack_add(
    struct line_stack *stack, struct value value, struct type_size type);

/* A rule below the last text, part/whole as wide as its widest line. */
void line_stack_rule(struct line_stack *stack, int part, int whole);

#endif
