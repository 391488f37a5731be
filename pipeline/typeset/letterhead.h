/*
 * letterhead: what stands above and below a document's text: its two-column
 * head, its type and title, its signature and recipients.
 */
#ifndef TYPESET_LETTERHEAD_H
#define TYPESET_LETTERHEAD_H

#include "typeset/box.h"

struct document_context;
struct text;

/* Authority and number at the left, country, place and date at the right. */
void letterhead_set(
    const struct document_context *context, struct boxes *boxes);

/* "QUYẾT ĐỊNH", the title and the short rule below it. */
void title_set(const struct document_context *context, struct boxes *boxes);

/*
 * Signature and recipients side by side, in one slab; at least two lines of
 * the text above stay with it.
 */
void signature_set(const struct document_context *context, struct boxes *boxes);

#endif
