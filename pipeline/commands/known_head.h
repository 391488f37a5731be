/*
 * known_head: the last known head of a portal's ledger, stored in this checkout
 * (publish/head.h), for the commands that use portals.
 */
#ifndef COMMANDS_KNOWN_HEAD_H
#define COMMANDS_KNOWN_HEAD_H

#include <stdbool.h>

struct arena;
struct pointer;
struct portal;

/* Does the portal's ledger contain the head that is stored under its name, if
   one is? False after errors or failures in the portal's diag. */
bool known_head_check(struct arena *arena, struct portal *portal);

/* The same under any name, if the checkout knows only one portal. */
bool known_head_check_any(struct arena *arena, struct portal *portal);

/*
 * Stores the head that the pointer names. If the checkout cannot be written to,
 * that is a warning (head-kept), since the publication has succeeded.
 */
void known_head_keep(
    struct arena *arena, struct portal *portal, const struct pointer *pointer);

#endif
