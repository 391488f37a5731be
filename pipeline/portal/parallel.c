#include "portal/parallel.h"

#include "portal/driver.h"
#include "portal/scheduler.h"
#include "portal/upload.h"

struct parallel_state {
	const struct parallel *callbacks;
	size_t next, end;
	struct job jobs[UPLOAD_MOST];
	size_t indexes[UPLOAD_MOST]; /* of each job */
	bool is_busy[UPLOAD_MOST];
};

static struct job *
next(void *context)
{
	struct parallel_state *state = context;
	size_t slot = 0;

	while (state->is_busy[slot])
		slot++;
	while (state->next < state->end) {
		struct job *job = &state->jobs[slot];

		*job = (struct job) {.path = NULL};
		state->indexes[slot] = state->next++;
		if (!state->callbacks->make(
			state->callbacks->context, state->indexes[slot], job))
			continue;
		state->is_busy[slot] = true;
		return job;
	}
	return NULL;
}

static bool
done(void *context, struct job *job)
{
	struct parallel_state *state = context;
	size_t slot = (size_t)(job - state->jobs);

	state->is_busy[slot] = false;
	return state->callbacks->done(
	    state->callbacks->context, state->indexes[slot], job);
}

bool
parallel_run(struct portal *portal, size_t first, size_t end,
    const struct parallel *callbacks)
{
	struct parallel_state state = {
	    .callbacks = callbacks, .next = first, .end = end};

	return scheduler_run(portal, next, done, &state);
}
