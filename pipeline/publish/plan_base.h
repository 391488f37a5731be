/*
 * plan_base: what is published, and does the built site have all of it?
 *
 * What is published is what the pointer leads to. The issue index has it in a
 * few files; if it cannot be read, or does not match the pointer, the ledger is
 * read instead.
 */
#ifndef PUBLISH_PLAN_BASE_H
#define PUBLISH_PLAN_BASE_H

#include <stdbool.h>

struct planner;

/* Finds out which issues are new. False after errors or failures. */
bool plan_base(struct planner *planner);

/* Reports how the issue differs from the published one; false. */
bool plan_refuse_changed(struct planner *planner, const char *issue);

#endif
