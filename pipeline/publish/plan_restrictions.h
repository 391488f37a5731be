/*
 * plan_restrictions: documents restricted since the last publication.
 *
 * Each restriction has an entry of the ledger. If a document is withheld, the
 * manifest of its issue is replaced, and the files that were listed for it are
 * removed. Nothing else of the issue may differ from what was published.
 */
#ifndef PUBLISH_PLAN_RESTRICTIONS_H
#define PUBLISH_PLAN_RESTRICTIONS_H

#include <stdbool.h>

struct planner;

/* False after errors or failures. */
bool plan_restrictions(struct planner *planner);

#endif
