/*
 * redact_page: the content of pages: notices in place of the document.
 */
#ifndef PRINT_REDACT_PAGE_H
#define PRINT_REDACT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct redaction;

/* Adds the fonts of the notices, before these are drawn; false
   after a failure. */
bool redaction_add_fonts(struct redaction *r);
void redaction_replace_pages(struct redaction *r);

/*
 * Appends the content of a page of the notices. Its fonts get names of their
 * own in the file; its sequences get MCIDs from `before` on. Returns their
 * number.
 */
int redaction_add_notice(
    struct redaction *r, struct buffer *out, size_t index, int before);

/* Removes images that no page uses any more. */
void redaction_drop_images(struct redaction *r);

#endif
