/*
 * http_exchange: one small request over HTTP or HTTPS, and its answer.
 *
 * For services beside the portal: time-stamps, OCSP, revocation lists. No
 * credentials are sent and no redirect is followed. A proxy is used where the
 * environment names one (http_proxy, https_proxy, no_proxy).
 */
#ifndef PORTAL_HTTP_EXCHANGE_H
#define PORTAL_HTTP_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;

struct http_exchange {
	const char *url;
	const char *type;   /* Content-Type of the body; NULL: GET */
	const char *accept; /* Accept; NULL: anything */
	struct text body;   /* to POST */
	size_t limit;	    /* bytes of the answer, at most */
	int seconds;	    /* that it may take; 0: 30 */

	long status;	     /* of the answer; 0: there is none */
	const char *message; /* why there is none: libcurl's words */
	int retry_after;     /* seconds, by the answer; 0: not given */
	struct text answer;
};

/* False if there is no answer with status 200. */
bool http_exchange(struct arena *arena, struct http_exchange *exchange);

#endif
