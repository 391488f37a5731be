/*
 * inputs: everything that an issue is made from, as one digest.
 *
 * The profile and its emblem, the issue's line of the register, and every
 * file of its directory by name and content. Where two digests are the same
 * the issue is the same.
 */
#ifndef NUMBER_INPUTS_H
#define NUMBER_INPUTS_H

#include <stdbool.h>

#include "base/digest.h"

struct diag;
struct gazette;
struct place_of_issue;
struct profile;

/* False after a failure in diag. */
bool inputs_of_issue(struct diag *diag, const struct gazette *gazette,
    const struct place_of_issue *place, struct digest *digest);

/* The profile and its emblem. */
struct digest inputs_of_profile(const struct profile *profile);

/* The profile, its emblem and all registers. */
struct digest inputs_of_gazette(const struct gazette *gazette);

#endif
