/*
 * claims: the numbers that documents have, and those that they name, over all
 * issues.
 */
#ifndef NUMBER_CLAIMS_H
#define NUMBER_CLAIMS_H

#include <stdbool.h>

struct arena;
struct diag;
struct gazette;

/*
 * Reports every number that one authority gave twice in a year: false where
 * there is one. Warns of numbers in corrects, amends and repeals that more
 * than one document has, where the text gives no date with them.
 */
bool claims_check(
    struct arena *arena, struct diag *diag, const struct gazette *gazette);

#endif
