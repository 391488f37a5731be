/*
 * redact_outline: the bookmarks and metadata of the file, without
 * the document.
 */
#ifndef PRINT_REDACT_OUTLINE_H
#define PRINT_REDACT_OUTLINE_H

#include "base/date.h"
#include "base/digest.h"

struct redaction;

/* Keeps the document's own bookmark with its name and removes those
   below it. */
void redaction_blank_bookmarks(struct redaction *r);

/* Makes the metadata that of a new instance of the same document, modified on
   that day. */
void redaction_update_metadata(
    struct redaction *r, struct date since, struct digest digest);

#endif
