/*
 * driver: the protocol of one kind of portal.
 *
 * A driver is a row of the table in portal.c. It never waits: it turns a job
 * into transfers and judges the result of each, while portal/scheduler.c runs
 * several jobs at a time, retries what may be retried, and compares digests
 * where an answer was lost. What needs no transfer (a local directory, a
 * subprocess) is done inside `prepare`.
 */
#ifndef PORTAL_DRIVER_H
#define PORTAL_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/digest.h"
#include "base/text.h"
#include "portal/public_file.h"

struct address;
struct arena;
struct portal;
struct transfer;

/* What can be done with one file of a portal. */
enum job_kind {
	JOB_READ,   /* its bytes, or only their digest */
	JOB_LOOK,   /* its size */
	JOB_STORE,  /* create or replace it: readers see the old or the new */
	JOB_CREATE, /* create it unless it exists: where `creates` */
	JOB_RENAME, /* rename `from` to it: where `renames` or `moves` */
	JOB_MAKE, /* a directory; one of several attempts succeeds: the lock */
	JOB_DIRECTORY,	      /* one for files; WHOLE: it is new and empty */
	JOB_REMOVE,	      /* a file of the lock or the probe */
	JOB_REMOVE_DIRECTORY, /* an empty directory of theirs */
};

enum answer {
	ANSWER_WHOLE,
	/* There is no such file. STORE: its directory does not exist, and is
	   not created. RENAME: there is no `from`, or it cannot be renamed. */
	ANSWER_ABSENT,
	/* CREATE, MAKE, DIRECTORY: it exists, or may exist. RENAME where the
	   driver `moves`: the name is taken. STORE with a condition: the file
	   is not the one that was read. */
	ANSWER_EXISTS,
	ANSWER_LONGER,	/* than the limit */
	ANSWER_FAILURE, /* reported in the portal's diag */
};

struct job {
	enum job_kind kind;
	const char *path;		/* from the root, plain (base/path.h) */
	const struct public_file *file; /* of STORE, CREATE and RENAME */
	const char *from;		/* of RENAME */
	const char *match; /* of STORE: replace only this ETag; NULL: any */
	size_t limit;	   /* of READ, in bytes */
	bool keeps;	   /* of READ: keep the bytes, in `bytes` */
	FILE *into;	   /* of READ: write them here; or NULL */
	bool is_public;	   /* of READ: by the readers' URL, as readers do */

	/* The result. */
	enum answer answer;
	const char *url;   /* of the file, if the portal chose it */
	const char *etag;  /* of READ by HTTP, if strong; else NULL */
	struct text bytes; /* in `arena` */
	size_t size;
	struct digest digest;

	/* For the driver, while the job is in progress. */
	struct arena *arena; /* lives as long as the job */
	int step;	     /* 0 at first */
	int refusals;	     /* so far, of those that may pass */
	void *state;
	const char *why; /* reason of a failure, in the arena */
	int status;	 /* its exit status, portal/status.h */
};

enum verdict {
	VERDICT_TRANSFER, /* of prepare: run the transfer */
	VERDICT_DONE,	  /* the job has its answer */
	VERDICT_NEXT,	  /* of judge: prepare the next step */
	VERDICT_AGAIN,	  /* of judge: a transient failure; `why` is set */
	VERDICT_FAILED,	  /* permanently; `why` and `status` are set */
};

struct driver {
	const char *scheme; /* of a portal's URL: "davs" */
	const char *speaks; /* scheme for libcurl: "https" */
	/* May this address be used? NULL: always. */
	bool (*is_allowed)(const struct address *address);
	const char *otherwise; /* message if it may not */
	bool writes;	       /* false: read only */
	bool copies;	       /* holds copies, not the gazette: a CMS */
	bool creates;	       /* JOB_CREATE; the server is probed for it too */
	bool renames;	       /* JOB_RENAME, which replaces atomically */
	bool moves;	       /* JOB_RENAME, only to a name that is free */
	bool is_single;	       /* one transfer at a time */
	bool is_local;	       /* a path, not a server */

	/* NULL: nothing to do. `open` returns false after a failure. */
	bool (*open)(struct portal *portal);
	void (*close)(struct portal *portal);

	/*
	 * Completes the transfer of the job's step, in the job's arena: it is
	 * a request for the file, or for its size if the job is a LOOK. A job
	 * that is retried starts over at step 0.
	 */
	enum verdict (*prepare)(
	    struct portal *portal, struct job *job, struct transfer *transfer);
	/* Called when the transfer ended with ENDING_WHOLE, LONGER, ABSENT or
	 * REFUSED. */
	enum verdict (*judge)(struct portal *portal, struct job *job,
	    const struct transfer *transfer);

	/* Removes what a failed transfer of the job left; or NULL. */
	void (*drop)(struct portal *portal, struct job *job);

	/* Removes drafts of interrupted runs in a directory, "" the root; NULL:
	   there are none. False after a failure. */
	bool (*tidy)(struct portal *portal, const char *directory);
};

/* The job has its answer; returns VERDICT_DONE. */
enum verdict job_done(struct job *job, enum answer answer);

/* The step to prepare next; returns VERDICT_NEXT. */
enum verdict job_step(struct job *job, int step);

/* Takes what a READ or LOOK received; returns VERDICT_DONE. */
enum verdict job_received(struct job *job, const struct transfer *transfer);

/* Sets `why` and `status` of a job; returns VERDICT_FAILED. */
enum verdict job_failed(struct job *job, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
