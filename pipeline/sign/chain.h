/*
 * chain: is a certificate trusted, at a certain time? (RFC 5280, section 6)
 *
 * The time is that of a time-stamp, or now; revocation is judged by the OCSP
 * responses (RFC 6960) and certificate revocation lists that are given, and
 * nothing is fetched.
 */
#ifndef SIGN_CHAIN_H
#define SIGN_CHAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "sign/certificate.h"

struct arena;

struct texts {
	struct text *at;
	size_t count, room;
};

void texts_add(struct arena *arena, struct texts *texts, struct text text);

/* DER encodings: responses of OCSP responders (OCSPResponse), and lists
   (CertificateList). */
struct revocations {
	struct texts ocsp, crls;
};

enum chain_purpose {
	CHAIN_SIGNATURE, /* digitalSignature or nonRepudiation */
	CHAIN_TIMESTAMP, /* the extended key usage timeStamping, critical */
};

struct chain {
	const struct certificate *certificate;
	const struct certificates *others; /* intermediate ones */
	const struct certificates *trust;  /* roots, or any that are trusted */
	const struct revocations *revocations; /* NULL: not judged */
	int64_t time;			       /* seconds since 1970 */
	enum chain_purpose purpose;
};

enum chain_fault {
	CHAIN_GOOD,
	CHAIN_UNTRUSTED, /* it leads to none of those trusted */
	CHAIN_EXPIRED,
	CHAIN_NOT_YET,
	CHAIN_REVOKED,
	CHAIN_UNKNOWN, /* nothing says that it was not revoked */
	CHAIN_OTHER,   /* another purpose, a bad signature, a weak key */
};

/*
 * What is wrong first; `why` is set to words for a message, in the arena, or to
 * NULL if the certificate is good. The path ends at the first certificate that
 * is trusted, be it a root or not; revocation is judged of all before it
 * (sign/revoked.h). RSA below 2048 bits and SHA-1 are too weak.
 */
enum chain_fault chain_check(
    struct arena *arena, const struct chain *chain, const char **why);

/*
 * The certificate with its issuers up to and with the root, of those given:
 * the order of a CMS. Those that are not found are missing.
 */
struct certificates chain_of(struct arena *arena,
    const struct certificate *certificate,
    const struct certificates *certificates);

#endif
