/*
 * redact_page: what is drawn on pages: notices in the place of the document.
 */
#ifndef PRINT_REDACT_PAGE_H
#define PRINT_REDACT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct redaction;

/* The fonts of the notices, before they are drawn; false after a failure. */
bool redaction_add_fonts(struct redaction *r);
void redaction_replace_pages(struct redaction *r);

/*
 * Adds the content of a page of the notices: its fonts have names of their own
 * in the file, and its sequences, whose number is returned, are counted on
 * behind those that the page has.
 */
int redaction_add_notice(
    struct redaction *r, struct buffer *out, size_t index, int before);

/* Pictures that no page shows any more. */
void redaction_drop_images(struct redaction *r);

#endif
