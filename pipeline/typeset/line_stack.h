/*
 * line_stack: short lines stacked in one box, as in a letterhead or a
 * signature. A long list may continue in further boxes.
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
	int x, width; /* of the column of lines */
	int y;	      /* below the last line */
	int widest;   /* the widest line of the last text */
	enum adjust adjust;
	enum ink ink;
	const struct tag *tag;	/* of the lines that are added next */
	const struct tag *used; /* of the last line added */
	bool alone;		/* drawn in a document's own file only */
	/* End with the box. Lines that would make it higher than max_height are
	   added to a new box; NULL: all lines are added to the box. */
	struct boxes *boxes;
	int max_height;
};

/* Adds a text, on as many lines as it needs; nothing if the text is NULL. */
void line_stack_add(
    struct line_stack *stack, struct value value, struct type_size type);

/* A rule below the last text, part/whole of the width of its widest line. */
void line_stack_rule(struct line_stack *stack, int part, int whole);

#endif
