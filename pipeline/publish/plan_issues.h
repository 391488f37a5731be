/*
 * plan_issues: files and manifests of new issues, and their ledger entries.
 *
 * The portal may have manifests of new issues already, so they are read first,
 * in parallel: an issue that has one was completed by an interrupted run.
 */
#ifndef PUBLISH_PLAN_ISSUES_H
#define PUBLISH_PLAN_ISSUES_H

#include <stdbool.h>

struct planner;

/* False after errors or failures. */
bool plan_issues(struct planner *planner);

#endif
