/*
 * redact_contents: the entries of the contents that link to the document.
 */
#ifndef PRINT_REDACT_CONTENTS_H
#define PRINT_REDACT_CONTENTS_H

#include <stdbool.h>
#include <stddef.h>

struct redaction;

/* Finds these entries on a page, and removes the descriptions of the document
   from their links. */
void redaction_find_entries(struct redaction *r, size_t page);

/* False after a failure. */
bool redaction_replace_entries(struct redaction *r);

#endif
