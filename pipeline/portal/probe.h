/*
 * probe: what a portal can do, found out in a directory of its own.
 *
 * Servers that call themselves alike differ: some let two win a race for one
 * directory, some show halves of a file that is being replaced, some answer a
 * missing page with a page. On such a portal nobody can publish safely.
 */
#ifndef PORTAL_PROBE_H
#define PORTAL_PROBE_H

#include <stdbool.h>

#include "base/text.h"

struct arena;
struct portal;

enum probe_depth {
	PROBE_SHORT, /* before a first publication */
	PROBE_LONG,  /* when asked */
};

/*
 * Says to out, a line each, what was found; is_safe tells whether it is safe
 * to publish here. False after a failure in the portal's diag. What it made
 * it takes away.
 */
bool probe_portal(struct arena *arena, struct portal *portal,
    enum probe_depth depth, struct buffer *out, bool *is_safe);

#endif
