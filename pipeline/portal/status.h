/*
 * status: exit statuses that tell a CI job what it can do about a failure.
 *
 * 0 success, 1 mistakes in the issues, 2 anything else: commands/commands.h.
 */
#ifndef PORTAL_STATUS_H
#define PORTAL_STATUS_H

enum {
	STATUS_OTHER = 2,
	STATUS_CONFLICT = 5,   /* something published would have changed */
	STATUS_LOCKED = 6,     /* another run is publishing */
	STATUS_DENIED = 7,     /* credentials, TLS, host key */
	STATUS_NETWORK = 8,    /* after all retries: try later */
	STATUS_ALTERED = 9,    /* readers do not see what was published */
	STATUS_MOVED = 10,     /* somebody published in between: plan again */
	STATUS_INCAPABLE = 11, /* the portal cannot do this safely */
};

#endif
