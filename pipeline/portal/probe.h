/*
 * probe: test what a portal can do, in a directory of its own.
 *
 * Servers of the same protocol differ: some let two clients make the same
 * directory, some serve parts of a file that is being replaced, some answer
 * 200 for a missing file. Nobody can publish to such a portal safely.
 */
#ifndef PORTAL_PROBE_H
#define PORTAL_PROBE_H

#include <stdbool.h>

#include "base/text.h"

struct arena;
struct portal;

enum probe_depth {
	PROBE_SHORT, /* before the first publication */
	PROBE_LONG,  /* for `portal check` */
};

/*
 * Writes a line per test to `out`; `is_safe` is whether publishing here is
 * safe. False after a failure in the portal's diag. Removes its files.
 */
bool probe_portal(struct arena *arena, struct portal *portal,
    enum probe_depth depth, struct buffer *out, bool *is_safe);

#endif
