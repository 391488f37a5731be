/*
 * each: one job for each of many things, several at a time.
 */
#ifndef PORTAL_EACH_H
#define PORTAL_EACH_H

#include <stdbool.h>
#include <stddef.h>

struct job;
struct portal;

struct each {
	/* Fills in the zeroed job of a thing; false: it needs none. */
	bool (*make)(void *context, size_t index, struct job *job);
	/* What came of it. False: no more are begun. */
	bool (*done)(void *context, size_t index, struct job *job);
	void *context;
};

/* For things from first up to, not including, end; false: one was false. */
bool each_run(
    struct portal *portal, size_t first, size_t end, const struct each *each);

#endif
