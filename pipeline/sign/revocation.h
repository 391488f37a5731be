/*
 * revocation: asks whether certificates are revoked.
 *
 * For each certificate of a chain but the last, the root or one that is trusted
 * like it: its OCSP responder (RFC 6960) by the URL in the certificate; where
 * that gives no answer, its revocation list (RFC 5280, section 5).
 */
#ifndef SIGN_REVOCATION_H
#define SIGN_REVOCATION_H

#include <stdbool.h>
#include <stddef.h>

#include "sign/chain.h"

struct diag;

struct revocation_request {
	const struct certificate *certificate;
	const struct certificates *chain; /* its issuers */
	size_t crl_most;		  /* bytes: a longer list is not kept */
	int seconds; /* that one request may take; 0: as usual */
};

/*
 * Appends an OCSP response or a list for each. False after an error in diag: it
 * is revoked (sign-revoked, STATUS_DENIED), or no answer is to be had
 * (sign-revocation, STATUS_NETWORK). An answer that is not signed by the issuer
 * or by a responder that it authorized, or that is out of date, is none. A list
 * that is not kept is a note (sign-crl-large). Without the certificate of its
 * issuer nothing can be asked: sign-revocation, STATUS_OTHER.
 */
bool revocation_fetch(struct arena *arena, struct diag *diag,
    const struct revocation_request *request, struct revocations *revocations,
    int *status);

#endif
