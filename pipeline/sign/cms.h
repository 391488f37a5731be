/*
 * cms: detached signatures, CMS SignedData (RFC 5652) as CAdES (ETSI EN 319
 * 122-1) and PAdES (ETSI EN 319 142-1) want them.
 *
 * The signed attributes are contentType, messageDigest and
 * signingCertificateV2 (RFC 5035), and no signingTime, which PAdES forbids: the
 * time is that of a time-stamp over the signature (signatureTimeStampToken,
 * RFC 3161), an unsigned attribute. The digest is SHA-256.
 */
#ifndef SIGN_CMS_H
#define SIGN_CMS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/text.h"
#include "sign/certificate.h"

struct arena;

/*
 * Signs a digest with the private key, into the arena: for RSA a PKCS #1 v1.5
 * signature, for EC the two numbers one after the other, as PKCS #11 gives
 * them. False after an error or failure in diag.
 */
typedef bool cms_sign_digest(void *context, struct arena *arena,
    struct digest digest, struct text *signature);

/* Gets a time-stamp over these bytes (their SHA-256): the DER encoding of a
   TimeStampToken. False after an error or failure in diag. */
typedef bool cms_stamp(
    void *context, struct arena *arena, struct text bytes, struct text *token);

struct cms_signing {
	const char *path; /* what is signed, for messages */
	const struct certificate *certificate;
	const struct certificates *chain; /* its issuers, to be included */
	cms_sign_digest *sign;
	cms_stamp *stamp; /* NULL: without a time-stamp */
	void *context;
};

/*
 * Signs content that has this digest. The key's signature is checked with the
 * certificate at once: another key's is an error (sign-key). False after an
 * error or failure in diag.
 */
bool cms_sign(struct arena *arena, struct diag *diag,
    const struct cms_signing *signing, struct digest content, struct text *der);

struct cms {
	struct digest content;		  /* its messageDigest */
	struct certificate certificate;	  /* of the signer */
	struct certificates certificates; /* all that it includes */
	struct text signature;		  /* the bytes a time-stamp covers */
	struct text token;		  /* its time-stamp; empty: none */
	bool has_signing_time;
};

/* Reads a signature of one signer; DER after which only zeros follow, as in a
   PDF. False after an error in the origin's diag. */
bool cms_read(struct arena *arena, struct origin origin, struct text der,
    struct cms *cms);

/*
 * Is it a signature of content with this digest, by the certificate that it
 * includes and that signingCertificateV2 names? Says nothing of the
 * certificate's chain, of revocation or time (sign/chain.h). False after an
 * error in the origin's diag that says what is wrong.
 */
bool cms_check(struct origin origin, struct text der, struct digest content);

#endif
