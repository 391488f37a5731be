/*
 * publish: carry out a plan.
 *
 * Each file is read back as readers read it and compared by its SHA-256. A run
 * that is interrupted at any moment leaves files that nothing links to; the
 * next run continues from there.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>

struct action;
struct ledger_stamping;
struct lock;
struct plan;
struct portal;

enum verify_by { VERIFY_DIGEST, VERIFY_SIZE };

struct published {
	size_t files, bytes; /* sent so far */
	size_t there;	     /* files that an earlier run sent */
	double send_seconds, verify_seconds;
};

/* Called after each file that was sent or was there. */
typedef void publish_step(void *context, const struct action *action,
    const struct published *published);

struct publishing {
	struct portal *portal;
	const struct plan *plan;
	struct lock *lock; /* NULL: there can be no other run */
	enum verify_by by; /* always by digest for ledger and pointer */
	/* Of the time-stamps of new entries, which are stored before the
	   pointer moves; NULL: entries get none. */
	const struct ledger_stamping *stamping;
	publish_step *step;	     /* or NULL */
	void (*beat)(void *context); /* about once a second; or NULL */
	void *context;
	struct published published;
};

/*
 * Stops at the first failure, reports it in the portal's diag, and returns
 * false.
 */
bool publish_plan(struct publishing *publishing);

#endif
