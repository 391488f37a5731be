/*
 * known_head: the head of a portal's ledger in this checkout
 * (publish/head.h), for the commands that speak to portals.
 */
#ifndef COMMANDS_KNOWN_HEAD_H
#define COMMANDS_KNOWN_HEAD_H

#include <stdbool.h>

struct arena;
struct pointer;
struct portal;

/* Is the portal the one that is remembered by this name, if any is? False
   after errors or failures in the portal's diag. */
bool known_head_check(struct arena *arena, struct portal *portal);

/* The same by whatever name, of a checkout that knows one portal. */
bool known_head_check_any(struct arena *arena, struct portal *portal);

/*
 * What is published from now on, by its pointer. A checkout that cannot be
 * written to has published all the same: a warning, head-kept.
 */
void known_head_keep(
    struct arena *arena, struct portal *portal, const struct pointer *pointer);

#endif
