/*
 * plan_mutable: what of the derived files is to be replaced.
 *
 * Where the last publication ended well, the listing of the portal says what
 * is there, and what is listed alike is kept. Where one died on the way, the
 * pointer says so: then only what a listing of the publication itself vouches
 * for is kept, and the rest is sent again.
 */
#ifndef PUBLISH_PLAN_MUTABLE_H
#define PUBLISH_PLAN_MUTABLE_H

#include <stdbool.h>

struct planner;

/* False after errors or failures. */
bool plan_mutable(struct planner *planner);

#endif
