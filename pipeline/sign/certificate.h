/*
 * certificate: X.509 certificates (RFC 5280), as the bytes and what this
 * program needs of them.
 *
 * A certificate is kept as its DER encoding; a function that needs libcrypto's
 * object makes it and frees it itself, so nothing here has to be freed.
 */
#ifndef SIGN_CERTIFICATE_H
#define SIGN_CERTIFICATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/record.h"
#include "base/text.h"

struct arena;
struct diag;

enum key_kind {
	KEY_OTHER,   /* this program does not sign with it */
	KEY_RSA,     /* of 2048 bits or more */
	KEY_EC_P256, /* on the curve P-256 */
};

struct certificate {
	struct text der;
	const char *name;	  /* common name of its subject; without one,
				     of the organization; may be empty */
	const char *organization; /* of its subject; NULL: not given */
	const char *issuer;	  /* likewise, of its issuer */
	const char *serial;	  /* hexadecimal */
	int64_t from, to; /* its validity, seconds since 1970; both included */
	enum key_kind key;
	int key_bits;
	bool is_self_issued;	/* issuer and subject are the same */
	const char *ocsp, *crl; /* URLs (http); NULL: not given */
};

struct certificates {
	struct certificate *at;
	size_t count, room;
};

/* Reads one from its DER encoding, which must outlive it. False after an error
   in the origin's diag. */
bool certificate_read(struct arena *arena, struct origin origin,
    struct text der, struct certificate *certificate);

/* Appends all certificates of a file, in PEM (RFC 7468) or one in DER. False
   after an error (sign-certificate) or a failure in diag. */
bool certificates_load(struct arena *arena, struct diag *diag, const char *path,
    struct certificates *certificates);

void certificates_add(struct arena *arena, struct certificates *certificates,
    const struct certificate *certificate);

bool certificate_equal(
    const struct certificate *a, const struct certificate *b);

bool certificates_have(const struct certificates *certificates,
    const struct certificate *certificate);

/* The issuer of a certificate, by name and signature; NULL: none of these. */
const struct certificate *certificate_issuer(
    const struct certificate *certificate,
    const struct certificates *certificates);

#endif
