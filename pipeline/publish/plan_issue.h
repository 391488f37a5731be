/*
 * plan_issue: what becomes of the files of one issue.
 *
 * An issue whose manifest stands on the portal is published: nothing of it
 * is replaced. Before that, files that are there were left by a run that was
 * killed; those that differ may be replaced.
 */
#ifndef PUBLISH_PLAN_ISSUE_H
#define PUBLISH_PLAN_ISSUE_H

#include <stdbool.h>

struct planner;
struct release;

/* Adds the actions to the plan; false after a failure in diag. */
bool plan_issue(struct planner *planner, const struct release *release);

#endif
