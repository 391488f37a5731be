/*
 * verify_trust: what verify checks against: certificates, and the notes of
 * witnesses.
 */
#ifndef COMMANDS_VERIFY_TRUST_H
#define COMMANDS_VERIFY_TRUST_H

#include <stdbool.h>

struct arena;
struct diag;
struct options;
struct verify_options;

/*
 * Loads what --trust, --witness and --note name. False after errors or failures
 * in diag, with an exit status.
 */
bool verify_trust_load(struct arena *arena, struct diag *diag,
    const struct options *options, struct verify_options *into, int *status);

#endif
