/*
 * taking: what a portal has published, for commands that only read it
 * (publish/takeover.h), without credentials.
 */
#ifndef TAKING_H
#define TAKING_H

#include <stdbool.h>

#include "office.h"

struct options;
struct portal;
struct takeover;

struct taking {
	struct office office; /* an arena and a diag of its own */
	struct portal *portal;
	struct takeover *published; /* NULL: nothing is, or none was asked */
	int status;
};

/*
 * Takes over what is published at the URL or directory of --published, if it
 * was given. False after errors or failures; taking_end follows in any case.
 */
bool taking_begin(struct taking *taking, const struct options *options);

/* Is the issue published? */
bool taking_has(
    const struct takeover *published, const struct place_of_issue *place);

/* Those that are not published. */
void taking_leave_out(
    const struct takeover *published, struct selection *selection, bool tell);

/*
 * Prints what was wrong, and releases all. The exit status, 0 where nothing
 * was wrong with the portal.
 */
int taking_end(struct taking *taking);

#endif
