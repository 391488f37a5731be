/*
 * address: a parsed URL.
 */
#ifndef PORTAL_ADDRESS_H
#define PORTAL_ADDRESS_H

#include <stdbool.h>

struct arena;

struct address {
	const char *url; /* normalized, without trailing slashes */
	const char *scheme;
	const char *host; /* "[::1]" with its brackets */
	const char *port; /* NULL: the scheme's default */
	const char *path; /* decoded, without trailing slashes */
};

/* NULL, or what is wrong with the URL. A user, password, query or fragment is
 * an error. */
const char *address_parse(
    struct arena *arena, const char *url, struct address *address);

/* Is the host localhost, [::1] or in 127.0.0.0/8? */
bool address_is_loopback(const struct address *address);

#endif
