/*
 * progress: how far long work has come.
 *
 * On a terminal a bar that is drawn over and over, elsewhere a line a step.
 */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stddef.h>

struct progress {
	const char *verb; /* "typeset" */
	size_t total, done;
	int terminal;
};

/* Goes to standard error. Nothing is drawn for a single step. */
struct progress progress_start(const char *verb, size_t total);

/* A step was done; `what` names it. */
void progress_step(struct progress *progress, const char *what);

/* Clears the bar. */
void progress_end(struct progress *progress);

#endif
