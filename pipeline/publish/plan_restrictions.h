/*
 * plan_restrictions: what was restricted or withheld since.
 *
 * Each has an entry of the ledger. Where a document is withheld the manifest
 * of its issue is replaced, and what it says has gone goes. Nothing else of
 * the issue may differ from what was published.
 */
#ifndef PUBLISH_PLAN_RESTRICTIONS_H
#define PUBLISH_PLAN_RESTRICTIONS_H

#include <stdbool.h>

struct planner;

/* False after errors or failures. */
bool plan_restrictions(struct planner *planner);

#endif
