/*
 * published_portal: what a portal has published, for commands that only read it
 * (publish/takeover.h), without credentials.
 */
#ifndef COMMANDS_PUBLISHED_PORTAL_H
#define COMMANDS_PUBLISHED_PORTAL_H

#include <stdbool.h>

#include "commands/workspace.h"

struct options;
struct portal;
struct takeover;

struct published_portal {
	struct workspace workspace; /* an arena and a diag of its own */
	struct portal *portal;
	struct takeover *published; /* NULL: nothing is, or none was asked */
	int status;
};

/*
 * Takes over what is published at the URL or directory of --published, if it
 * was given. False after errors or failures; taking_end follows in any case.
 */
bool published_portal_begin(
    struct published_portal *published_portal, const struct options *options);

/* Is the issue published? */
bool published_portal_has(
    const struct takeover *published, const struct place_of_issue *place);

/* Those that are not published. */
void published_portal_leave_out(
    const struct takeover *published, struct selection *selection, bool print);

/*
 * Prints what was wrong, and releases all. The exit status, 0 where nothing
 * was wrong with the portal.
 */
int published_portal_end(struct published_portal *published_portal);

#endif
