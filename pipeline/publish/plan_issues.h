/*
 * plan_issues: files and manifests of new issues, and their entries.
 *
 * The manifests that may stand there already are read several at a time: an
 * issue that has one was left by a run that died, and is sealed.
 */
#ifndef PUBLISH_PLAN_ISSUES_H
#define PUBLISH_PLAN_ISSUES_H

#include <stdbool.h>

struct planner;

/* False after errors or failures. */
bool plan_issues(struct planner *planner);

#endif
