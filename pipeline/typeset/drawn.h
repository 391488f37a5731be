/*
 * drawn: a line of text put at its place on a page, beside what paragraphs
 * fill: running heads, the mark of a draft.
 *
 * Every character has to have a glyph in the faces: drawn_check.
 */
#ifndef TYPESET_DRAWN_H
#define TYPESET_DRAWN_H

#include <stdbool.h>

#include "read/fields.h"
#include "typeset/pages.h"

struct issue;
struct layout_context;

/*
 * Can all of a text be drawn? What cannot is reported, once for the many pages
 * that it may stand on: glyph-missing.
 */
bool drawn_check(
    const struct layout_context *layout_context, struct value value, int style);

struct drawn_style {
	int face; /* FACE_…, to be or-ed */
	int size;
	enum ink ink;
};

/*
 * Draws words from x on, y being their base line, as an artifact; returns
 * where they end. On no page: measures them.
 */
int drawn_text(const struct layout_context *layout_context, struct page *page,
    const char *text, struct drawn_style style, int x, int y);

int drawn_width(const struct layout_context *layout_context, const char *text,
    struct drawn_style style);

/* "CÔNG BÁO/Số 12 + 13/Ngày 18-01-2022", the folio outside. */
void drawn_running_head(const struct layout_context *layout_context,
    const struct issue *issue, struct page *page);

/* Large and pale, below the text: to be drawn before it. */
void drawn_draft(
    const struct layout_context *layout_context, struct page *page);

#endif
