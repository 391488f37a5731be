/*
 * token_slot: finds a token in the readers, which PKCS #11 calls slots.
 */
#ifndef SIGN_TOKEN_SLOT_H
#define SIGN_TOKEN_SLOT_H

#include <stdbool.h>

#include "sign/pkcs11.h"

struct token_slot {
	ck_slot_id_t id;
	const char *label; /* of the token in it */
	ck_flags_t flags;
};

/*
 * The token with this label; NULL: the only one that has a PIN. False after an
 * error (sign-token) that names those there are.
 */
bool token_slot_find(
    const struct pkcs11 *module, const char *label, struct token_slot *found);

/* What the token says of itself now; 0 if it does not answer. */
ck_flags_t token_slot_flags(
    const struct pkcs11 *module, const struct token_slot *slot);

#endif
