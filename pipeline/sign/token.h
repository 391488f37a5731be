/*
 * token: a private key on a token or in an HSM, by PKCS #11 (OASIS, v2.40).
 *
 * The module is a shared library of the token's maker, or p11-kit's, which
 * knows all that are configured. The key never leaves the token.
 */
#ifndef SIGN_TOKEN_H
#define SIGN_TOKEN_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/text.h"
#include "sign/certificate.h"

struct arena;
struct diag;
struct token;

struct token_options {
	const char *module; /* path; NULL: p11-kit's */
	const char *token;  /* its label; NULL: the only one there is */
	const char *key;    /* label of the key; NULL: the only one */
	/* May a PIN be tried although the token has counted wrong ones
	   (CKF_USER_PIN_COUNT_LOW, CKF_USER_PIN_FINAL_TRY)? */
	bool tries_again;
};

/*
 * Opens a session and logs in, with the PIN of sign/pin.h, which is tried once.
 * NULL after an error in diag, with an exit status: no module, token or key, or
 * more than one (sign-token), a PIN that is wrong, locked or not to be tried
 * (sign-pin); STATUS_DENIED.
 */
struct token *token_open(struct arena *arena, struct diag *diag,
    const struct token_options *options, int *status);
void token_close(struct token *token);

/* The certificate that the token has for its key. False if it has none. */
bool token_certificate(
    struct token *token, struct arena *arena, struct text *der);

/*
 * Signs a digest, as cms_sign_digest (sign/cms.h) wants it; context is the
 * token. A key that asks for its PIN at each use (CKA_ALWAYS_AUTHENTICATE) gets
 * it. False after an error (sign-token: it was pulled out, or refuses).
 */
bool token_sign(void *context, struct arena *arena, struct digest digest,
    struct text *signature);

#endif
