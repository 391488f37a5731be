/*
 * drawn: single lines of text at fixed positions of a page, outside paragraphs:
 * running heads, the watermark of a draft.
 *
 * The faces must have a glyph for every character: see drawn_check.
 */
#ifndef TYPESET_DRAWN_H
#define TYPESET_DRAWN_H

#include <stdbool.h>

#include "read/fields.h"
#include "typeset/pages.h"

struct issue;
struct layout_context;

/* Can all of the text be drawn? If not, glyph-missing is reported, once for all
   the pages that it would be on. */
bool drawn_check(
    const struct layout_context *layout_context, struct value value, int style);

struct drawn_style {
	int face; /* FACE_… flags */
	int size;
	enum ink ink;
};

/* Draws the text from x on, with base line y, as an artifact; returns the x
   where it ends. With a NULL page it only measures. */
int drawn_text(const struct layout_context *layout_context, struct page *page,
    const char *text, struct drawn_style style, int x, int y);

int drawn_width(const struct layout_context *layout_context, const char *text,
    struct drawn_style style);

/* "CÔNG BÁO/Số 12 + 13/Ngày 18-01-2022", with the folio at the outer margin. */
void drawn_running_head(const struct layout_context *layout_context,
    const struct issue *issue, struct page *page);

/* A large pale watermark; draw it before the text, which covers it. */
void drawn_draft(
    const struct layout_context *layout_context, struct page *page);

#endif
