/*
 * publish_copy: the command publish, for portals that can only hold copies.
 */
#ifndef COMMANDS_PUBLISH_COPY_H
#define COMMANDS_PUBLISH_COPY_H

#include <stdbool.h>

struct arena;
struct options;
struct portal;
struct built_site;

/* Prints what would be sent, and sends nothing. False after errors or failures
 * in the portal's diag. */
bool publish_copy_show(struct arena *arena, const struct options *options,
    struct portal *portal, const struct built_site *built);

/* Sends the copies. False after errors or failures in the portal's diag. */
bool publish_copy_run(struct arena *arena, const struct options *options,
    struct portal *portal, const struct built_site *built);

/*
 * Prints what such a portal cannot do, and reports in its diag that no gazette
 * can be published there; returns false.
 */
bool publish_copy_check(struct portal *portal);

#endif
