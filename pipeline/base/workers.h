/*
 * workers: independent pieces of work, on several processors.
 *
 * Each worker is a process of its own that starts with all that the caller
 * holds. What the pieces have to say comes out in their order, whichever is
 * done first, so that the result does not depend on the number of workers.
 */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/text.h"

/*
 * Does piece `index`, writes what it has to say to out, returns an exit
 * status from 0 to 127.
 */
typedef int worker(void *context, size_t index, FILE *out);

/* Called in the parent as pieces are done; NULL: nothing is. */
typedef void worker_done(void *context, size_t index);

/* What a piece had to say; called in the parent, in the order of pieces. */
typedef void worker_words(void *context, size_t index, struct text words);

/*
 * Does `count` pieces with up to `jobs` workers and then copies what they
 * said to standard error. Returns the greatest status; 2, with the system's
 * words on standard error, where workers cannot be had, one died, or what was
 * said could not be kept in a temporary file.
 */
int workers_run(
    size_t count, int jobs, worker *work, worker_done *done, void *context);

/* The same, but what the pieces said is heard instead of copied. */
int workers_gather(size_t count, int jobs, worker *work, worker_done *done,
    worker_words *words, void *context);

/* The number of processors at hand. */
int workers_most(void);

#endif
