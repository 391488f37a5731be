/*
 * workers: runs independent tasks in parallel processes.
 *
 * Each worker is forked, so it inherits the caller's state. The output of the
 * tasks is printed in task order, whichever finishes first, so it does not
 * depend on the number of workers.
 */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/text.h"

/*
 * Runs task `index`, writes its output to out, returns an exit status from 0 to
 * 127.
 */
typedef int worker(void *context, size_t index, FILE *out);

/* Called in the parent whenever a task is done. May be NULL. */
typedef void worker_done(void *context, size_t index);

/* Receives the output of a task; called in the parent, in task order. */
typedef void worker_output(void *context, size_t index, struct text output);

/*
 * Runs `count` tasks with up to `jobs` workers, then copies their output to
 * standard error. Returns the highest status; 2, with a message on standard
 * error, if workers cannot be started, one dies, or a temporary file for output
 * fails.
 */
int workers_run(
    size_t count, int jobs, worker *run, worker_done *done, void *context);

/* As workers_run, but passes the output to a callback. */
int workers_gather(size_t count, int jobs, worker *run, worker_done *done,
    worker_output *output, void *context);

/* The number of processors online, at most 64. */
int workers_most(void);

#endif
