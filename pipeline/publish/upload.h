/*
 * upload: bytes to a URL and back, by libcurl, which is known here alone.
 *
 * Only the scheme that was asked for is spoken: no answer leads elsewhere,
 * and a redirect is an answer like any other. TLS is 1.2 at least and the
 * server proves who it is. A transfer that stands still ends.
 */
#ifndef PUBLISH_UPLOAD_H
#define PUBLISH_UPLOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct diag;

/* A URL, taken apart. */
struct address {
	const char *url; /* normal, without slashes at its end */
	const char *scheme;
	const char *host; /* "[::1]" with its brackets */
	const char *path; /* decoded, without slashes at its end */
};

/* NULL, or what is wrong with the URL. */
const char *address_parse(
    struct arena *arena, const char *url, struct address *address);

/* Is the host this machine, by name or number? */
bool address_is_loopback(const struct address *address);

struct upload; /* keeps connections from one transfer to the next */

/* NULL after a failure in diag. */
struct upload *upload_open(struct arena *arena, struct diag *diag);
void upload_close(struct upload *upload);

struct transfer {
	const char *url, *scheme;
	const struct text *body; /* what is sent; NULL: nothing is */
	size_t limit;		 /* no longer answer is taken */

	/* What comes of it. */
	long status; /* of HTTP; 0: the scheme has none */
	struct text answer;
	bool is_longer; /* than the limit: the answer was broken off */
};

/*
 * NULL, or why it failed, in libcurl's words, which stand until the next
 * run. An unwelcome status is no failure.
 */
const char *upload_run(
    struct arena *arena, struct upload *upload, struct transfer *transfer);

#endif
