/*
 * plan_mutable: which of the mutable files are to be replaced.
 *
 * If the last publication was completed, the portal's file indexes are correct,
 * and files with the same digest in them are kept. If it was interrupted, the
 * pointer says so: then a directory is done if the portal already has the built
 * site's index of it, the old indexes are trusted only if this same site was
 * being put in place, and the rest is sent again.
 */
#ifndef PUBLISH_PLAN_MUTABLE_H
#define PUBLISH_PLAN_MUTABLE_H

#include <stdbool.h>

struct planner;

/* False after errors or failures. */
bool plan_mutable(struct planner *planner);

#endif
