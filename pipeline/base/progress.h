/*
 * progress: shows the progress of a long operation.
 *
 * On a terminal a bar, which appears when the operation has taken half a second
 * and is drawn again ten times a second at most; otherwise nothing, or one line
 * per step where that was asked for, as for the log of a CI job. Output goes to
 * standard error; there is none if there is only one step.
 */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
	const char *verb; /* "typeset" */
	size_t total, done;
	bool terminal;
	bool lines;	      /* a line per step where there is no terminal */
	bool shown;	      /* is there a bar? */
	int64_t begun, drawn; /* milliseconds of a monotonic clock */
};

/* A bar on a terminal. */
struct progress progress_start(const char *verb, size_t total);

/* A bar on a terminal, and lines elsewhere. */
struct progress progress_start_lines(const char *verb, size_t total);

/* Counts one step as done; `what` names it. After the last there is no bar. */
void progress_step(struct progress *progress, const char *what);

/* Clears the bar, before anything else is printed. It comes back with a later
   step. */
void progress_hide(struct progress *progress);

#endif
