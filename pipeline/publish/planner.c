#include "publish/planner.h"

#include "base/arena.h"

struct action *
planner_add(struct planner *planner, enum action_kind kind,
    const struct public_file *file)
{
	struct plan *plan = planner->plan;
	struct action *action;

	plan->at = arena_more(planner->arena, plan->at, plan->count,
	    &plan->room, sizeof *plan->at);
	action = &plan->at[plan->count++];
	*action = (struct action) {.kind = kind, .file = *file};
	if (kind == ACTION_UPLOAD || kind == ACTION_REPLACE) {
		plan->send_count++;
		plan->send_bytes += file->size;
	}
	if (kind == ACTION_CONFLICT || kind == ACTION_REFUSE)
		plan->is_refused = true;
	return action;
}
