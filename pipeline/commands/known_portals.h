/*
 * known_portals: asks every portal that this checkout has published to, before
 * a number is changed.
 *
 * A portal that is not asked may have published the number. So each of those
 * that issues/published remembers (publish/head.h) has to be given by
 * --published, and has to have the entry that is remembered.
 */
#ifndef COMMANDS_KNOWN_PORTALS_H
#define COMMANDS_KNOWN_PORTALS_H

#include <stdbool.h>

struct options;
struct portal;
struct workspace;

/* Looks at one portal; false after an error or failure in a diag. */
typedef bool portal_check(void *context, struct portal *portal);

/*
 * Calls `check` for each portal of --published. False after errors or failures,
 * with the portals' exit status in `status`, which is 0 at first.
 */
bool known_portals_check(struct workspace *workspace,
    const struct options *options, portal_check *check, void *context,
    int *status);

#endif
