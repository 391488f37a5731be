/*
 * portal_state: an open portal, as its drivers and the scheduler share it
 * (portal/portal.h), and what is reported of it.
 */
#ifndef PORTAL_PORTAL_STATE_H
#define PORTAL_PORTAL_STATE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/diag_code.h"
#include "base/record.h"
#include "portal/address.h"

struct access;
struct arena;
struct diag;
struct driver;
struct upload;

enum { RETRY_BUDGET = 60 };

struct portal {
	struct arena *arena;
	struct diag *diag;
	const char *name; /* as given, without trailing slashes */
	struct address address;
	const char *base; /* of its URLs, as libcurl takes them */
	const struct driver *driver;
	const struct access *access;
	struct upload *upload;
	struct portal *readers; /* by the readers' URL; NULL: it is ours */
	double retries; /* left, for all jobs; a success gives a part back */
	uint64_t seed;	/* of the jitter */
	int status;	/* exit status of the first failure; 0: none yet */
	void *state;	/* for the driver */
	pid_t process;	/* that opened it: connections are not shared */

	/* Called about once a second while jobs are running; false stops: no
	   more jobs are started. */
	bool (*tick)(void *context);
	void *tick_context;
};

/* The name of a file in diagnostics. */
const char *portal_name(const struct portal *portal, const char *path);

/* The URL of a file; a plain path needs no escaping. "" is the root. */
const char *portal_url(
    const struct portal *portal, struct arena *arena, const char *path);

/* Where diagnostics about the content of a file go. */
struct origin portal_origin(
    const struct portal *portal, enum diag_code code, const char *path);

/* Reports a failure at a file and records its exit status; returns false. */
bool portal_fail(struct portal *portal, const char *path, int status,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Records an exit status, unless there is one already; returns false. */
bool portal_exit(struct portal *portal, int status);

/* Reports an error at a file and records its exit status; returns false. */
bool portal_refuse(struct portal *portal, const char *path, int status,
    enum diag_code code, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
