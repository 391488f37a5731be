/*
 * publish: carry out a plan.
 *
 * Each file is read back after it was sent and compared by its SHA-256. A
 * run that is killed at any moment leaves files that nothing leads to; the
 * next one goes on from there.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>

struct diag;
struct plan;
struct portal;

struct published {
	size_t files, bytes; /* sent so far */
};

/* Called after each file that was sent. */
typedef void publish_step(
    void *context, const char *path, const struct published *published);

/*
 * Sends what the plan says, in its order; step may be NULL. Stops at the first
 * failure, in the portal's diag, and returns false. The plan is not refused.
 */
bool publish_plan(const struct portal *portal, const struct plan *plan,
    publish_step *step, void *context, struct published *published);

#endif
