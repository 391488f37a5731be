/*
 * letterhead: the parts above and below a document's text: its two-column
 * letterhead, its type and title, its signature and recipients.
 */
#ifndef TYPESET_LETTERHEAD_H
#define TYPESET_LETTERHEAD_H

#include "typeset/box.h"

struct document_context;
struct text;

/* Authority and number on the left; country, place and date on the right. */
void letterhead_set(
    const struct document_context *context, struct boxes *boxes);

/* "QUYẾT ĐỊNH", the title and the short rule below it. */
void title_set(const struct document_context *context, struct boxes *boxes);

/* Signature and recipients side by side, in one box; at least two lines of the
   text above it are kept on the same page. */
void signature_set(const struct document_context *context, struct boxes *boxes);

#endif
