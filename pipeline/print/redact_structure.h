/*
 * redact_structure: the logical structure without the document.
 */
#ifndef PRINT_REDACT_STRUCTURE_H
#define PRINT_REDACT_STRUCTURE_H

#include <stdbool.h>

struct redaction;

/* Takes out what stands on pages that go, and finds the document's own element.
   False after a failure. Then: names of elements that are no more. */
bool redaction_prune_structure(struct redaction *r);
void redaction_prune_names(struct redaction *r);

#endif
