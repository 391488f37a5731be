/*
 * renew: stamps the digests of all that is published anew, before the
 * certificates of old time-stamps end (publish/evidence.h).
 */
#ifndef PUBLISH_RENEW_H
#define PUBLISH_RENEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct access;
struct arena;
struct certificates;
struct portal;
struct tsa;

struct renewing {
	struct arena *arena;
	struct portal *portal; /* open for writing */
	const struct access *access;
	const struct tsa *tsa;
	int jobs;
	int64_t now;	   /* seconds since 1970 */
	int within;	   /* days; negative: whatever the certificates say */
	const char *owner; /* of the lock, for people */
	int wait;	   /* seconds, for the lock */
};

struct renewed {
	const char *list; /* "bang-chung/0001.txt"; NULL: nothing was due */
	size_t lines;
	int64_t until;	       /* when the next certificate ends; 0: there is no
				  time-stamp */
	const char *authority; /* whose it is */
};

/*
 * Does nothing unless a certificate ends within that many days. Else verifies
 * the whole portal, makes a list, has it stamped, and stores the list and then
 * its token. A list without a token, left by an interrupted run, is replaced.
 * False after errors and failures in the portal's diag, with an exit status in
 * the portal.
 */
bool renew(const struct renewing *renewing, struct renewed *renewed);

#endif
