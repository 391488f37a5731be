/*
 * time_stamping: time-stamps of the ledger by the authorities that the profile
 * names.
 */
#ifndef COMMANDS_TIME_STAMPING_H
#define COMMANDS_TIME_STAMPING_H

#include <stdbool.h>

struct arena;
struct diag;
struct ledger_stamping;
struct profile;

/*
 * Loads the certificates of the authorities' roots. The profile signs
 * (profile_signs); it, the arena and the diag must outlive the stamping. False
 * after an error (sign-certificate) or a failure in diag.
 */
bool time_stamping_open(struct arena *arena, struct diag *diag,
    const struct profile *profile, struct ledger_stamping *stamping);

#endif
