/*
 * driver: how one kind of portal is spoken to.
 *
 * A driver is a row of the table in portal.c. It does no waiting: it turns a
 * job into transfers and judges what came of each, while portal/scheduler.c
 * runs several jobs at a time, tries again what may be tried again, and
 * compares digests where an answer was lost. What is done by no transfer (a
 * directory of this machine, a child process) is done within `prepare`.
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
	JOB_READ,  /* its bytes, or no more than their digest */
	JOB_LOOK,  /* its size */
	JOB_STORE, /* make or replace it: readers meet it whole, or as it was */
	JOB_CREATE,    /* make it, unless it is there: where `creates` */
	JOB_RENAME,    /* `from` gets this name: where `renames` or `moves` */
	JOB_MAKE,      /* a directory, by one of all who try: the lock */
	JOB_DIRECTORY, /* one for files; WHOLE: it is new and empty */
	JOB_REMOVE,    /* the lock's file */
	JOB_REMOVE_DIRECTORY, /* the lock's, which is empty */
};

enum answer {
	ANSWER_WHOLE,
	/* There is no such file; of a STORE: no directory, none is made; of a
	   RENAME: nobody has the name `from`, or it is not to be had. */
	ANSWER_ABSENT,
	/* Of CREATE, MAKE, DIRECTORY: it was there, or may be; of a RENAME
	   where the driver `moves`: somebody has that name. Of a STORE with
	   a condition: the file is not the one that was read. */
	ANSWER_EXISTS,
	ANSWER_LONGER,	/* than the limit */
	ANSWER_FAILURE, /* the portal's diag says why */
};

struct job {
	enum job_kind kind;
	const char *path;		/* from the root, plain (base/path.h) */
	const struct public_file *file; /* of STORE, CREATE and RENAME */
	const char *from;		/* of RENAME */
	const char *match; /* of STORE: replace what has this ETag; or NULL */
	size_t limit;	   /* of READ */
	bool keeps;	   /* of READ: the bytes too */
	FILE *into;	   /* of READ: or there; NULL */
	bool is_public;	   /* of READ: by the readers' URL, as they read */

	/* What came of it. */
	enum answer answer;
	const char *url;   /* where it is, where the portal chose that */
	const char *etag;  /* of READ by HTTP, if it is a strong one; NULL */
	struct text bytes; /* in `arena` */
	size_t size;
	struct digest digest;

	/* While it is under way: the driver's own. */
	struct arena *arena; /* gone when the job is */
	int step;	     /* 0 at first */
	int refusals;	     /* how often the server did not allow it */
	void *state;
	const char *why; /* of a failure, in the arena */
	int status;	 /* exit status of a failure, portal/status.h */
};

enum verdict {
	VERDICT_TRANSFER, /* of prepare: run the transfer */
	VERDICT_DONE,	  /* the job has its answer */
	VERDICT_NEXT,	  /* of judge: prepare the next step */
	VERDICT_AGAIN,	  /* of judge: a passing failure; `why` is set */
	VERDICT_FAILED,	  /* for good; `why` and `status` are set */
};

struct driver {
	const char *scheme; /* of a portal's URL: "davs" */
	const char *speaks; /* libcurl's: "https" */
	/* May it be used here? NULL: always. */
	bool (*is_allowed)(const struct address *address);
	const char *otherwise; /* what to say where it may not */
	bool writes;	       /* readers only: false */
	bool copies;	       /* documents, not the gazette: a CMS */
	bool creates;	       /* JOB_CREATE; the server is probed as well */
	bool renames;	       /* JOB_RENAME, at one stroke */
	bool moves;	       /* JOB_RENAME, to names that nobody has */
	bool is_single;	       /* one transfer at a time */
	bool is_local;	       /* a path, not a server */

	/* Both NULL: nothing is to be made ready. False after a failure. */
	bool (*open)(struct portal *portal);
	void (*close)(struct portal *portal);

	/*
	 * Fills in the zeroed transfer of the job's step, in the job's arena.
	 * A job that was broken off begins again at step 0.
	 */
	enum verdict (*prepare)(
	    struct portal *portal, struct job *job, struct transfer *transfer);
	/* Of a transfer that was answered: ENDING_WHOLE, LONGER,
	 * ABSENT or REFUSED. */
	enum verdict (*judge)(struct portal *portal, struct job *job,
	    const struct transfer *transfer);

	/* A transfer of the job failed: takes away what it left; or NULL. */
	void (*drop)(struct portal *portal, struct job *job);

	/* Takes away what killed runs left half-written; NULL: nothing. */
	bool (*tidy)(struct portal *portal, const char *directory);
};

/* The URL of a file; a plain path needs no escapes. "": the root's. */
const char *portal_url(
    const struct portal *portal, struct arena *arena, const char *path);

/* Sets `why` and `status` of a job. */
enum verdict job_failed(struct job *job, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
