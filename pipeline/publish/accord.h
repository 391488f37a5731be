/*
 * accord: does what a portal has published agree with this checkout?
 */
#ifndef PUBLISH_ACCORD_H
#define PUBLISH_ACCORD_H

#include <stdbool.h>
#include <stddef.h>

struct diag;
struct registry;
struct takeover;

/*
 * Every published issue must have its line in the registers. One that has
 * none is an error in diag, publish-moved, with STATUS_MOVED; one that has
 * other numbers or another date, or is not the line that the manifest holds,
 * is publish-register, with STATUS_ALTERED. As a line's chain holds those
 * before it, one manifest is asked for a year. False after failures, too.
 */
bool accord_registers(struct takeover *takeover, struct diag *diag,
    struct registry *const *registries, size_t count);

#endif
