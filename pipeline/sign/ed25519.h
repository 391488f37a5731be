/*
 * ed25519: signatures of small texts (RFC 8032), by libcrypto.
 */
#ifndef SIGN_ED25519_H
#define SIGN_ED25519_H

#include <stdbool.h>

#include "base/text.h"

struct diag;

enum { ED25519_KEY = 32, ED25519_SIGNATURE = 64 }; /* bytes */

/* A new private key. All of these return false after a failure in diag. */
bool ed25519_new(struct diag *diag, unsigned char key[ED25519_KEY]);

/* The public key of a private one. */
bool ed25519_public(struct diag *diag, const unsigned char key[ED25519_KEY],
    unsigned char public_key[ED25519_KEY]);

bool ed25519_sign(struct diag *diag, const unsigned char key[ED25519_KEY],
    struct text bytes, unsigned char signature[ED25519_SIGNATURE]);

/* Sets `good`: is it the signature of these bytes? */
bool ed25519_verify(struct diag *diag,
    const unsigned char public_key[ED25519_KEY], struct text bytes,
    const unsigned char signature[ED25519_SIGNATURE], bool *good);

#endif
