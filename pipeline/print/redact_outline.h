/*
 * redact_outline: bookmarks and metadata of the file without the document.
 */
#ifndef PRINT_REDACT_OUTLINE_H
#define PRINT_REDACT_OUTLINE_H

#include "base/date.h"
#include "base/digest.h"

struct redaction;

/* Bookmarks of the document keep its name, and none below it stays. */
void redaction_blank_bookmarks(struct redaction *r);

/* Another instance of the same document, changed on that day. */
void redaction_update_metadata(
    struct redaction *r, struct date since, struct digest digest);

#endif
