/*
 * address: a URL, taken apart.
 */
#ifndef PORTAL_ADDRESS_H
#define PORTAL_ADDRESS_H

#include <stdbool.h>

struct arena;

struct address {
	const char *url; /* normal, without slashes at its end */
	const char *scheme;
	const char *host; /* "[::1]" with its brackets */
	const char *port; /* NULL: the scheme's own */
	const char *path; /* decoded, without slashes at its end */
};

/* NULL, or what is wrong with the URL. */
const char *address_parse(
    struct arena *arena, const char *url, struct address *address);

/* Is the host this machine, by name or number? */
bool address_is_loopback(const struct address *address);

#endif
