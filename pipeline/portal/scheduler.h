/*
 * scheduler: jobs of a portal, several at a time.
 *
 * What may be tried again is, after a while that is drawn by lot from twice
 * the while before (full jitter) or is the server's own Retry-After; all jobs
 * together have one patience, so a server that is down is not asked on and
 * on. Where an answer was lost, and where a file is there already, what is
 * there is read first: the same bytes are as good as an answer.
 */
#ifndef PORTAL_SCHEDULER_H
#define PORTAL_SCHEDULER_H

#include <stdbool.h>

struct job;
struct portal;

/* The job to begin next; NULL: there is none, until another one is done. */
typedef struct job *scheduler_next(void *context);

/* What came of it. False: no more are begun; those under way end. */
typedef bool scheduler_done(void *context, struct job *job);

/*
 * Does jobs until there is none. A job without an arena is lent one that is
 * gone after `done`. Failures are reported in the portal's diag and answered
 * with ANSWER_FAILURE. False where a `done` was.
 */
bool scheduler_run(struct portal *portal, scheduler_next *next,
    scheduler_done *done, void *context);

/* One job, in an arena of its own; false after a failure. */
bool scheduler_one(struct portal *portal, struct job *job);

#endif
