/*
 * inputs: a digest of everything that an issue is built from.
 *
 * It covers the profile and its emblem, the issue's path and its line of the
 * register, and the name and content of every file in its directory. If the
 * digest is unchanged, so is the issue.
 */
#ifndef NUMBER_INPUTS_H
#define NUMBER_INPUTS_H

#include <stdbool.h>

#include "base/digest.h"

struct diag;
struct gazette;
struct issue_location;
struct profile;

/* The digest of an issue. False after a failure in diag. */
bool inputs_of_issue(struct diag *diag, const struct gazette *gazette,
    const struct issue_location *place, struct digest *digest);

/* Only the profile and its emblem: what of them can be printed. Of `signature`
   that is only whether it is there. */
struct digest inputs_of_profile(const struct profile *profile);

/* The profile, its emblem, all registers and the restrictions. */
struct digest inputs_of_gazette(const struct gazette *gazette);

#endif
