/*
 * register_check: do the registers here agree with what a portal has published?
 */
#ifndef PUBLISH_REGISTER_CHECK_H
#define PUBLISH_REGISTER_CHECK_H

#include <stdbool.h>
#include <stddef.h>

struct diag;
struct registry;
struct takeover;

/*
 * Checks that each published issue has its line in the registers. A missing
 * line is an error in diag, publish-moved, with STATUS_MOVED. A line with other
 * numbers or another date, or with another chain digest than the manifest has,
 * is publish-register, with STATUS_ALTERED. The chain digest of a line covers
 * all lines before it, so one manifest a year is read. False after errors and
 * failures.
 */
bool register_check(struct takeover *takeover, struct diag *diag,
    struct registry *const *registries, size_t count);

#endif
