/*
 * paragraph: runs of text, broken into lines, as slabs of one line each.
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
	int first;	 /* of the first line, further */
	int above;	 /* space above the paragraph */
	int leading;	 /* a line's height in percent of the size */
	bool keep_next;	 /* no page break after it */
	bool alone;	 /* drawn in a document's own file only */
};

/*
 * Tags of a paragraph. The first label_words words have the tag `label`, the
 * others `text`; without a label, text holds them all.
 */
struct paragraph_tags {
	const struct tag *text, *label;
	size_t label_length; /* bytes of the label at the start of the text */
	bool continued;	     /* the tag has text before this: a space parts
				the two where they are read */
	const struct tag *const *parts; /* of the runs that have one, by their
					   number less 1 */
};

/*
 * Appends the paragraph to slabs, set in `width`. Orphans and widows are
 * ruled out by its slabs' penalties. Nothing is added where runs are empty.
 */
void paragraph_set(const struct layout_context *layout_context,
    struct boxes *boxes, const struct runs *runs,
    const struct paragraph_style *style, struct paragraph_tags tags, int width);

/*
 * Draws one line of words into a slab: the line's box begins at x and y and
 * is `width` wide, its base line is `base` below y.
 */
struct drawn_line {
	const struct words *words;
	const struct line *line;
	const struct paragraph_style *style;
	struct paragraph_tags tags;
	int x, y, width, base;
	bool follows; /* a line of the same paragraph stands before it */
};

void paragraph_draw(const struct layout_context *layout_context,
    struct box *box, const struct drawn_line *line);

/* The height of a line and the depth of its base line below its top. */
int style_line_height(const struct paragraph_style *style);
int style_base_line(const struct paragraph_style *style);

#endif
