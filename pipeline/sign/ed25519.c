#include "sign/ed25519.h"

#include "base/diag.h"
#include "base/translate.h"
#include "sign/libcrypto.h"

static bool
fail(struct diag *diag, const char *what)
{
	diag_failure(diag, NULL, "%s: %s", what, libcrypto_reason());
	return false;
}

bool
ed25519_new(struct diag *diag, unsigned char key[ED25519_KEY])
{
	return libcrypto_load(diag) &&
	    (libcrypto()->RAND_bytes(key, ED25519_KEY) == 1 ||
		fail(diag, _("no random numbers")));
}

/* NULL after a failure in diag. */
static EVP_PKEY *
open_private(struct diag *diag, const unsigned char key[ED25519_KEY])
{
	EVP_PKEY *opened = NULL;

	if (!libcrypto_load(diag))
		return NULL;
	opened = libcrypto()->EVP_PKEY_new_raw_private_key(
	    EVP_PKEY_ED25519, NULL, key, ED25519_KEY);
	if (opened == NULL)
		fail(diag, _("no private key for Ed25519"));
	return opened;
}

bool
ed25519_public(struct diag *diag, const unsigned char key[ED25519_KEY],
    unsigned char public_key[ED25519_KEY])
{
	EVP_PKEY *opened = open_private(diag, key);
	size_t length = ED25519_KEY;
	bool good;

	if (opened == NULL)
		return false;
	good = libcrypto()->EVP_PKEY_get_raw_public_key(
		   opened, public_key, &length) == 1 ||
	    fail(diag, _("no public key for Ed25519"));
	libcrypto()->EVP_PKEY_free(opened);
	return good;
}

bool
ed25519_sign(struct diag *diag, const unsigned char key[ED25519_KEY],
    struct text bytes, unsigned char signature[ED25519_SIGNATURE])
{
	EVP_PKEY *opened = open_private(diag, key);
	size_t length = ED25519_SIGNATURE;
	EVP_MD_CTX *context;
	bool good;

	if (opened == NULL)
		return false;
	context = libcrypto()->EVP_MD_CTX_new();
	good = context != NULL &&
	    libcrypto()->EVP_DigestSignInit(
		context, NULL, NULL, NULL, opened) == 1 &&
	    libcrypto()->EVP_DigestSign(context, signature, &length,
		(const unsigned char *)bytes.at, bytes.length) == 1;
	libcrypto()->EVP_MD_CTX_free(context);
	libcrypto()->EVP_PKEY_free(opened);
	return good || fail(diag, _("cannot sign with Ed25519"));
}

bool
ed25519_verify(struct diag *diag, const unsigned char public_key[ED25519_KEY],
    struct text bytes, const unsigned char signature[ED25519_SIGNATURE],
    bool *good)
{
	EVP_PKEY *key;
	EVP_MD_CTX *context;

	if (!libcrypto_load(diag))
		return false;
	key = libcrypto()->EVP_PKEY_new_raw_public_key(
	    EVP_PKEY_ED25519, NULL, public_key, ED25519_KEY);
	context = libcrypto()->EVP_MD_CTX_new();
	*good = key != NULL && context != NULL &&
	    libcrypto()->EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) ==
		1 &&
	    libcrypto()->EVP_DigestVerify(context, signature, ED25519_SIGNATURE,
		(const unsigned char *)bytes.at, bytes.length) == 1;
	libcrypto()->EVP_MD_CTX_free(context);
	libcrypto()->EVP_PKEY_free(key);
	libcrypto()->ERR_clear_error();
	return true;
}
