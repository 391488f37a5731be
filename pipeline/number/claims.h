/*
 * claims: checks document numbers, and references to them, across all issues.
 */
#ifndef NUMBER_CLAIMS_H
#define NUMBER_CLAIMS_H

#include <stdbool.h>

struct arena;
struct diag;
struct gazette;

/*
 * Reports numbers that an authority has used twice in a year; false if there
 * are any. Warns of ambiguous numbers in relation properties (corrects, amends,
 * repeals, suspends, consolidates) for which the text gives no date.
 */
bool claims_check(
    struct arena *arena, struct diag *diag, const struct gazette *gazette);

#endif
