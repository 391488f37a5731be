/*
 * planner: a plan that is being made, as plan.c and plan_issue.c share it.
 */
#ifndef PUBLISH_PLANNER_H
#define PUBLISH_PLANNER_H

#include "publish/plan.h"

struct catalogue;

struct planner {
	struct arena *arena;
	struct diag *diag;
	const struct portal *portal;
	const struct publication *publication;
	const struct catalogue *published; /* as the portal has it */
	struct catalogue *catalogue;	   /* as it will have it */
	struct plan *plan;
};

/* Appends an action to the plan; a conflict or refusal refuses all of it. */
struct action *planner_add(struct planner *planner, enum action_kind kind,
    const struct public_file *file);

#endif
