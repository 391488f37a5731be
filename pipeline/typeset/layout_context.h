/*
 * layout_context: what all functions of the layout share.
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
	struct arena *arena;   /* of the issue */
	struct arena *boxes;   /* reset when a document is on pages */
	struct arena *scratch; /* reset after each paragraph */
	struct diag *diag;
	struct faces *faces;
	const struct look *look;
	const struct targets *targets; /* of the current document; NULL:
					  references are not linked */
};

/* The width and height between the margins of a page. */
int page_measure(const struct layout_context *layout_context, bool landscape);
int page_height(const struct layout_context *layout_context, bool landscape);

/* A new tag below parent. */
struct tag *tag_new(const struct layout_context *layout_context,
    enum tag_kind kind, const struct tag *parent);

/* TAG_H1 to TAG_H6 for depths from 1; TAG_H6 for any depth above 6. */
enum tag_kind tag_heading(int depth);

#endif
