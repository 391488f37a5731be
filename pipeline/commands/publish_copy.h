/*
 * publish_copy: publish, to a portal that can hold copies alone.
 */
#ifndef COMMANDS_PUBLISH_COPY_H
#define COMMANDS_PUBLISH_COPY_H

#include <stdbool.h>

struct arena;
struct options;
struct portal;
struct built_site;

/* Says what it would do, and sends nothing. */
bool publish_copy_show(struct arena *arena, const struct options *options,
    struct portal *portal, const struct built_site *built);

/* False after errors or failures in the portal's diag. */
bool publish_copy_run(struct arena *arena, const struct options *options,
    struct portal *portal, const struct built_site *built);

/*
 * Says to standard output what such a portal cannot do, and to the diag that
 * no gazette can be published there; returns false.
 */
bool publish_copy_check(struct portal *portal);

#endif
