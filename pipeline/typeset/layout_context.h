/*
 * layout_context: what all of typesetting works with.
 */
#ifndef TYPESET_LAYOUT_CONTEXT_H
#define TYPESET_LAYOUT_CONTEXT_H

#include <stdbool.h>

#include "base/text.h"
#include "typeset/pages.h"

struct arena;
struct diag;
struct faces;
struct look;
struct targets;

struct layout_context {
	struct arena *arena;   /* the issue's */
	struct arena *boxes;   /* emptied when a document is on its pages */
	struct arena *scratch; /* emptied after each paragraph */
	struct diag *diag;
	struct faces *faces;
	const struct look *look;
	const struct targets *targets; /* of the document that is set; NULL:
					  its references lead nowhere */
};

/* The width and height between the margins of a page. */
int page_measure(const struct layout_context *layout_context, bool landscape);
int page_height(const struct layout_context *layout_context, bool landscape);

/* A new tag below parent. */
struct tag *tag_new(const struct layout_context *layout_context,
    enum tag_kind kind, const struct tag *parent);

/* TAG_H1 to TAG_H6 for a depth from 1; deeper ones stay TAG_H6. */
enum tag_kind tag_heading(int depth);

#endif
