/*
 * scheduler: run the jobs of a portal, several at a time.
 *
 * Transient failures are retried with exponential backoff and full jitter, or
 * after the server's Retry-After; all jobs share one retry budget, so a server
 * that is down is not flooded with requests. When a response was lost, or the
 * file exists already, the file is read and compared first: if its bytes are
 * ours, the job has succeeded.
 */
#ifndef PORTAL_SCHEDULER_H
#define PORTAL_SCHEDULER_H

#include <stdbool.h>

struct job;
struct portal;

/* The next job; NULL if there is none before another job is done. */
typedef struct job *scheduler_next(void *context);

/* Called with the finished job. False: start no more, finish those running. */
typedef bool scheduler_done(void *context, struct job *job);

/*
 * Runs jobs until there are none. A job without an arena gets one that is
 * reset after `done`. Failures are reported in the portal's diag, and the
 * answer is ANSWER_FAILURE. False if a `done` or the portal's tick returned
 * false.
 */
bool scheduler_run(struct portal *portal, scheduler_next *next,
    scheduler_done *done, void *context);

/* Runs one job, which has an arena; false after a failure. */
bool scheduler_one(struct portal *portal, struct job *job);

#endif
