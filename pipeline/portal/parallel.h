/*
 * parallel: one job for each index of a range, several at a time.
 */
#ifndef PORTAL_PARALLEL_H
#define PORTAL_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

struct job;
struct portal;

struct parallel {
	/* Fills in the zeroed job of an index; false: it needs none. */
	bool (*make)(void *context, size_t index, struct job *job);
	/* Called with the finished job. False: start no more jobs. */
	bool (*done)(void *context, size_t index, struct job *job);
	void *context;
};

/* Runs the jobs from `first` to before `end`; false if a `done` returned
 * false, or a tick of the portal. */
bool parallel_run(struct portal *portal, size_t first, size_t end,
    const struct parallel *callbacks);

#endif
