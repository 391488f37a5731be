/*
 * revoked: was a certificate revoked at a certain time, by what its issuer
 * says?
 *
 * OCSP responses (RFC 6960) and revocation lists (RFC 5280, section 5) count
 * only if the issuer signed them, or a responder that it authorized, and not
 * with SHA-1. They say something about the time for which they were current,
 * give or take some minutes: clocks differ, and a signature is dated by a
 * time-stamp that follows the answer.
 */
#ifndef SIGN_REVOKED_H
#define SIGN_REVOKED_H

#include <stdint.h>

#include "base/text.h"
#include "sign/libcrypto.h"

struct revocations;

enum revoked {
	REVOKED_UNKNOWN, /* this says nothing */
	REVOKED_NO,
	REVOKED_YES, /* at that time, or before */
};

struct revoked_question {
	X509 *x509, *issuer;
	int64_t time;	  /* seconds since 1970 */
	const char **why; /* set if an answer says nothing; NULL: not wanted */
};

/* What one of them says; the bytes are not trusted. */
enum revoked revoked_ocsp(
    const struct revoked_question *question, struct text der);
enum revoked revoked_crl(
    const struct revoked_question *question, struct text der);

/* What all of them say: yes, if one does. */
enum revoked revoked(const struct revoked_question *question,
    const struct revocations *revocations);

#endif
