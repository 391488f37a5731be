/*
 * published_portal: what a portal has published (publish/takeover.h), for
 * commands that only read from it, without credentials.
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
	struct takeover *published; /* NULL: nothing, or no --published */
	int status;
};

/*
 * Reads what is published at the URL or directory of --published, if it was
 * given. False after errors or failures; call published_portal_end in any case.
 */
bool published_portal_begin(
    struct published_portal *published_portal, const struct options *options);

/* Is the issue published? */
bool published_portal_has(
    const struct takeover *published, const struct issue_location *place);

/* Removes the published issues from the selection; `print`: a line for each. */
void published_portal_leave_out(
    const struct takeover *published, struct selection *selection, bool print);

/*
 * Prints the diagnostics and frees everything. Returns the exit status, 0 if
 * nothing was wrong with the portal.
 */
int published_portal_end(struct published_portal *published_portal);

#endif
