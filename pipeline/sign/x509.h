/*
 * x509: certificates as libcrypto's objects, for the other files of this room.
 *
 * Whoever asks for an object frees it.
 */
#ifndef SIGN_X509_H
#define SIGN_X509_H

#include <stdbool.h>
#include <stdint.h>

#include "sign/certificate.h"
#include "sign/libcrypto.h"

struct arena;

/* To be freed with X509_free. */
X509 *x509_of(const struct certificate *certificate);

/* STACK_OF(X509), to be freed with x509_stack_free. */
struct stack_st_X509 *x509_stack(const struct certificates *certificates);
void x509_stack_free(struct stack_st_X509 *stack);

/* Its DER encoding, in the arena. */
struct text x509_der(struct arena *arena, const X509 *x509);

/*
 * The first attribute of this kind of a name; NULL without one. False if it is
 * not text that can be shown.
 */
bool x509_attribute(
    struct arena *arena, const X509_NAME *name, int kind, const char **value);

/* The common name. Some old roots have none, but an organization; without
   either it is empty. */
bool x509_name(struct arena *arena, const X509_NAME *name, const char **value);

/*
 * A store that trusts these certificates, be they roots or not, at a certain
 * time; keys and digests with less than 112 bits of security (RSA of 2048 bits,
 * SHA-256) are refused. To be freed with X509_STORE_free.
 */
X509_STORE *x509_store(const struct certificates *trust, int64_t time);

/* The same, which trusts none yet. */
X509_STORE *x509_store_at(int64_t time);

#endif
