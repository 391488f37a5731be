#include "portal/parallel.h"

#include "portal/driver.h"
#include "portal/scheduler.h"
#include "portal/upload.h"

struct running {
	const struct parallel *each;
	size_t next, end;
	struct job jobs[UPLOAD_MOST];
	size_t things[UPLOAD_MOST]; /* of each job */
	bool is_busy[UPLOAD_MOST];
};

static struct job *
next(void *context)
{
	struct running *running = context;
	size_t slot = 0;

	while (running->is_busy[slot])
		slot++;
	while (running->next < running->end) {
		struct job *job = &running->jobs[slot];

		*job = (struct job) {.path = NULL};
		running->things[slot] = running->next++;
		if (!running->each->make(
			running->each->context, running->things[slot], job))
			continue;
		running->is_busy[slot] = true;
		return job;
	}
	return NULL;
}

static bool
done(void *context, struct job *job)
{
	struct running *running = context;
	size_t slot = (size_t)(job - running->jobs);

	running->is_busy[slot] = false;
	return running->each->done(
	    running->each->context, running->things[slot], job);
}

bool
parallel_run(struct portal *portal, size_t first, size_t end,
    const struct parallel *each)
{
	struct running running = {.each = each, .next = first, .end = end};

	return scheduler_run(portal, next, done, &running);
}
