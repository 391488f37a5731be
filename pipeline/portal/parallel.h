/*
 * parallel: one job for each of many things, several at a time.
 */
#ifndef PORTAL_PARALLEL_H
#define PORTAL_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

struct job;
struct portal;

struct parallel {
	/* Fills in the zeroed job of a thing; false: it needs none. */
	bool (*make)(void *context, size_t index, struct job *job);
	/* What came of it. False: no more are begun. */
	bool (*done)(void *context, size_t index, struct job *job);
	void *context;
};

/* For things from first up to, not including, end; false: one was false. */
bool parallel_run(struct portal *portal, size_t first, size_t end,
    const struct parallel *callbacks);

#endif
