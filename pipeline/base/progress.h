/*
 * progress: shows the progress of a long operation.
 *
 * A progress bar on a terminal, otherwise one line per step.
 */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stddef.h>

struct progress {
	const char *verb; /* "typeset" */
	size_t total, done;
	int terminal;
};

/* Output goes to standard error; there is none if total is less than 2. */
struct progress progress_start(const char *verb, size_t total);

/* Counts one step as done; `what` names it. */
void progress_step(struct progress *progress, const char *what);

/* Clears the bar. */
void progress_end(struct progress *progress);

#endif
