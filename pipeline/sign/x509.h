/*
 * x509: certificates as libcrypto's objects, for the other files of this room.
 *
 * Whoever asks for an object frees it.
 */
#ifndef SIGN_X509_H
#define SIGN_X509_H

#include "sign/certificate.h"
#include "sign/libcrypto.h"

struct arena;

/* To be freed with X509_free. */
X509 *x509_of(const struct certificate *certificate);

/* To be freed with x509_stack_free. */
STACK_OF(X509) * x509_stack(const struct certificates *certificates);
void x509_stack_free(STACK_OF(X509) * stack);

/* Its DER encoding, in the arena. */
struct text x509_der(struct arena *arena, const X509 *x509);

/*
 * A store that trusts these certificates, be they roots or not, at a certain
 * time; keys and digests below 112 bits of security (RSA-2048, SHA-256) are
 * refused. To be freed with X509_STORE_free.
 */
X509_STORE *x509_store(const struct certificates *trust, int64_t time);

#endif
