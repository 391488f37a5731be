/*
 * inline: parts of a paragraph that have a tag of their own.
 *
 * These are references (TAG_LINK), footnote references (TAG_REFERENCE) and
 * words in another language (TAG_SPAN).
 */
#ifndef TYPESET_INLINE_H
#define TYPESET_INLINE_H

#include "read/decision.h"
#include "typeset/pages.h"

struct paragraph_tags;
struct layout_context;

struct inlines {
	struct runs runs; /* split where a part begins or ends */
	const struct tag *const *parts;
};

/*
 * Splits the runs, all of the node's or some of them, into parts, each with a
 * tag below the text's tag. A footnote reference in the first `label` bytes or
 * directly after them is below the label's tag, if there is one. Those bytes
 * have no links: a label does not refer to itself.
 */
struct inlines inlines_of(const struct layout_context *layout_context,
    const struct node *node, const struct runs *runs, size_t label,
    const struct paragraph_tags *tags);

#endif
