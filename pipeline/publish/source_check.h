/*
 * source_check: are the sources in a checkout those that were published?
 *
 * Differences block no new issue, since what was published stays. They are
 * reported so that somebody restores the source or publishes a correction.
 */
#ifndef PUBLISH_SOURCE_CHECK_H
#define PUBLISH_SOURCE_CHECK_H

#include <stdbool.h>

struct diag;
struct gazette;
struct takeover;

/*
 * Reports errors in diag, at the line if there is one:
 *
 *   published-changed  a decision or picture differs from what was published
 *   published-missing  a published decision or picture is missing
 *   published-added    a decision that was not published with its issue
 *   publish-register   a register does not continue the published one
 *
 * and a warning, withheld-here, where the text of a withheld document is still
 * in the checkout.
 *
 * False after errors and failures.
 */
bool source_check(struct takeover *takeover, struct diag *diag,
    const struct gazette *gazette);

#endif
