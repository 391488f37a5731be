/*
 * held: are the sources of a checkout those that were published?
 *
 * What differs blocks no new issue: what was published stays. But somebody
 * should know, and take it back or publish a correction.
 */
#ifndef PUBLISH_HELD_H
#define PUBLISH_HELD_H

#include <stdbool.h>

struct diag;
struct gazette;
struct takeover;

/*
 * Errors in diag, at the line where there is one:
 *
 *   published-changed  a decision or a picture is another than published
 *   published-missing  one that was published is not there
 *   published-added    a decision that was not published with its issue
 *   publish-register   a register does not continue the one published
 *
 * and a warning, withheld-here, where a text that is withheld is still there.
 *
 * False after these, and after failures.
 */
bool held_check(struct takeover *takeover, struct diag *diag,
    const struct gazette *gazette);

#endif
