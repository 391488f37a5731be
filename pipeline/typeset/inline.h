/*
 * inline: stretches within a paragraph with a tag of their own.
 *
 * References that lead somewhere (TAG_LINK), the marks of footnotes
 * (TAG_REFERENCE), words in another language (TAG_SPAN).
 */
#ifndef TYPESET_INLINE_H
#define TYPESET_INLINE_H

#include "read/decision.h"
#include "typeset/pages.h"

struct paragraph_tags;
struct layout_context;

struct inlines {
	struct runs runs; /* cut where a part begins or ends */
	const struct tag *const *parts;
};

/*
 * The runs, which are the node's own or a part of them, with their parts
 * tagged below the text's tag; the mark of a footnote in the first `label`
 * bytes or right behind them is below the label's, where there is one.
 * References in those bytes lead nowhere: a label does not refer to itself.
 */
struct inlines inlines_of(const struct layout_context *layout_context,
    const struct node *node, const struct runs *runs, size_t label,
    const struct paragraph_tags *tags);

#endif
