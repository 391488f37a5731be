/*
 * cms_draft: a signature in the making (sign/cms.h), step by step.
 *
 * It is made with OpenSSL's functions for PKCS #7, whose SignedData this is:
 * CMS_sign adds a signingTime that nobody asked for. Each step is false after
 * an error or failure in diag; whatever happens, cms_draft_end follows.
 */
#ifndef SIGN_CMS_DRAFT_H
#define SIGN_CMS_DRAFT_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/text.h"
#include "sign/cms.h"
#include "sign/libcrypto.h"

struct arena;
struct diag;

struct cms_draft {
	struct arena *arena;
	struct diag *diag;
	const struct cms_signing *signing;
	X509 *x509; /* the signer's */
	PKCS7 *cms;
	PKCS7_SIGNER_INFO *signer; /* of cms */
};

/* SignedData without content, with the certificates; the public key is enough
   to say how the signature will be made. */
bool cms_draft_begin(struct cms_draft *draft);

/* Adds the signed attributes for content with this digest; `bytes` is what the
   key signs, their encoding as a SET. */
bool cms_draft_attributes(
    const struct cms_draft *draft, struct digest content, struct text *bytes);

/* Has the key sign, and checks its signature with the certificate. */
bool cms_draft_sign(
    const struct cms_draft *draft, struct text bytes, struct text *signature);

/* Adds a time-stamp over the signature, if one is wanted. */
bool cms_draft_stamp(const struct cms_draft *draft, struct text signature);

bool cms_draft_encode(const struct cms_draft *draft, struct text *der);

void cms_draft_end(struct cms_draft *draft);

#endif
