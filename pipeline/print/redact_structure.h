/*
 * redact_structure: the logical structure, without the document.
 */
#ifndef PRINT_REDACT_STRUCTURE_H
#define PRINT_REDACT_STRUCTURE_H

#include <stdbool.h>

struct redaction;

/*
 * Removes what is on replaced pages from the structure, and finds the
 * document's own element. False after a failure. Then: removes the names of
 * elements that are no longer in the structure.
 */
bool redaction_prune_structure(struct redaction *r);
void redaction_prune_names(struct redaction *r);

#endif
