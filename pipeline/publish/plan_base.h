/*
 * plan_base: what is published, and is all of it in the publication?
 *
 * What is published is what the pointer leads to. The catalogue says it in
 * one file; where it cannot be understood, the ledger is read instead.
 */
#ifndef PUBLISH_PLAN_BASE_H
#define PUBLISH_PLAN_BASE_H

#include <stdbool.h>

struct planner;

/* Learns which issues are new. False after errors or failures. */
bool plan_base(struct planner *planner);

/* Says how the issue is not what was published; false. */
bool plan_refuse_changed(struct planner *planner, const char *issue);

#endif
