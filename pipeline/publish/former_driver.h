/*
 * former_driver: how, until work.h has all of them, one kind of portal is
 * spoken to.
 *
 * A driver is a row of the table in portal.c. One that can only be read has
 * no more than `read`. What each must keep is promised in publish/portal.h.
 */
#ifndef PUBLISH_FORMER_DRIVER_H
#define PUBLISH_FORMER_DRIVER_H

#include "publish/portal.h"

struct former_driver {
	const char *scheme;
	/* May it be used here? NULL: always. */
	bool (*is_allowed)(const struct address *address);
	const char *otherwise; /* what to say where it may not */
	enum answer (*read)(const struct portal *portal, struct arena *arena,
	    const char *path, size_t limit, struct text *bytes);
	enum answer (*size)(
	    const struct portal *portal, const char *path, size_t *size);
	bool (*store)(
	    const struct portal *portal, const char *path, struct text bytes);
	bool (*tidy)(const struct portal *portal, const char *directory);
};

#endif
