/*
 * verified: what is to be verified on a portal, and what was; data alone.
 */
#ifndef PUBLISH_VERIFIED_H
#define PUBLISH_VERIFIED_H

#include <stddef.h>

struct access;

struct verified {
	size_t issues, files, bytes; /* found right */
	size_t file_indexes;	     /* without the root's */
};

/* Called after each verified issue; `total` counts all of them. */
typedef void verify_step(
    void *context, const char *path, size_t done, size_t total);

struct verify_options {
	const char *where; /* a URL or a directory */
	/*
	 * "2025/so-01": verify it, the ledger and all mutable files but those
	 * of other years; NULL: everything.
	 */
	const char *issue;
	size_t most;	   /* size limit of a file, in bytes */
	int jobs;	   /* processes; 0: this one alone */
	const char *known; /* a file, publish/known.h; NULL: none */
	const struct access *access;
	verify_step *step; /* or NULL */
	void *context;
};

#endif
