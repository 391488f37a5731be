/*
 * redact_contents: the entries of the contents that lead to the document.
 */
#ifndef PRINT_REDACT_CONTENTS_H
#define PRINT_REDACT_CONTENTS_H

#include <stdbool.h>
#include <stddef.h>

struct redaction;

/* Finds the entries of the contents on a page, and drops what their links say
   of the document. */
void redaction_find_entries(struct redaction *r, size_t page);

/* False after a failure. */
bool redaction_replace_entries(struct redaction *r);

#endif
