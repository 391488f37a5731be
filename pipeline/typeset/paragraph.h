/*
 * paragraph: runs of text broken into lines, one box for each line.
 */
#ifndef TYPESET_PARAGRAPH_H
#define TYPESET_PARAGRAPH_H

#include <stdbool.h>

#include "typeset/box.h"
#include "typeset/lines.h"
#include "typeset/words.h"

struct runs;
struct layout_context;

struct paragraph_style {
	struct type_size type;
	enum adjust adjust;
	enum ink ink;
	int left, right; /* indents of all lines */
	int first;	 /* additional indent of the first line */
	int above;	 /* space above the paragraph */
	int leading;	 /* line height in percent of the size */
	bool keep_next;	 /* no page break after it */
	bool alone;	 /* drawn in a document's own file only */
};

/*
 * The tags of a paragraph. The first label_length bytes of the text have the
 * tag `label`, the others `text`; without a label, text is the tag of them all.
 */
struct paragraph_tags {
	const struct tag *text, *label;
	size_t label_length; /* bytes of the label at the start of the text */
	bool continued; /* the tag has earlier text: a space separates the two
			   when they are read */
	const struct tag *const *parts; /* by the number of a part less 1 */
};

/* Appends the paragraph to boxes, set in `width`. The penalties of its boxes
   forbid orphans and widows. Without runs nothing is added. */
void paragraph_set(const struct layout_context *layout_context,
    struct boxes *boxes, const struct runs *runs,
    const struct paragraph_style *style, struct paragraph_tags tags, int width);

/* A line of words to be drawn into a box. The line begins at x, its top is at
   y, it is `width` wide, and its base line is `base` below y. */
struct drawn_line {
	const struct words *words;
	const struct line *line;
	const struct paragraph_style *style;
	struct paragraph_tags tags;
	int x, y, width, base;
	bool follows; /* it is not the first line of its paragraph */
};

void paragraph_draw(const struct layout_context *layout_context,
    struct box *box, const struct drawn_line *line);

/* The height of a line, and the distance of its base line from its top. */
int style_line_height(const struct paragraph_style *style);
int style_base_line(const struct paragraph_style *style);

#endif
