#include "sign/cms_draft.h"

#include "base/arena.h"
#include "base/diag.h"
#include "sign/x509.h"

enum { EC_NUMBER = 32 }; /* bytes of each number of a signature on P-256 */

/* libcrypto's failure, in its words. */
static bool
draft_failure(const struct cms_draft *draft)
{
	diag_failure(
	    draft->diag, draft->signing->path, "%s", libcrypto_reason());
	return false;
}

static bool
certificates_include(const struct cms_draft *draft)
{
	const struct cms_signing *signing = draft->signing;
	bool good =
	    libcrypto()->PKCS7_add_certificate(draft->cms, draft->x509) == 1;

	for (size_t i = 0; good && i < signing->chain->count; i++) {
		const struct certificate *issuer = &signing->chain->at[i];
		X509 *x509;

		if (certificate_equal(issuer, signing->certificate))
			continue;
		x509 = x509_of(issuer);
		good =
		    libcrypto()->PKCS7_add_certificate(draft->cms, x509) == 1;
		libcrypto()->X509_free(x509);
	}
	return good;
}

bool
cms_draft_begin(struct cms_draft *draft)
{
	const struct libcrypto *crypto = libcrypto();

	draft->x509 = x509_of(draft->signing->certificate);
	draft->cms = crypto->PKCS7_new();
	if (crypto->PKCS7_set_type(draft->cms, NID_pkcs7_signed) != 1 ||
	    crypto->PKCS7_content_new(draft->cms, NID_pkcs7_data) != 1 ||
	    crypto->PKCS7_ctrl(
		draft->cms, PKCS7_OP_SET_DETACHED_SIGNATURE, 1, NULL) != 1 ||
	    !certificates_include(draft))
		return draft_failure(draft);
	draft->signer = crypto->PKCS7_add_signature(draft->cms, draft->x509,
	    crypto->X509_get0_pubkey(draft->x509), crypto->EVP_sha256());
	return draft->signer != NULL || draft_failure(draft);
}

typedef int attribute_add(
    PKCS7_SIGNER_INFO *signer, int kind, int type, void *value);

/* Adds an attribute whose value is this SEQUENCE. */
static bool
sequence_add(const struct cms_draft *draft, attribute_add *add, int kind,
    struct text der)
{
	ASN1_STRING *value = libcrypto()->ASN1_STRING_type_new(V_ASN1_SEQUENCE);
	bool good =
	    libcrypto()->ASN1_STRING_set(value, der.at, (int)der.length) == 1 &&
	    add(draft->signer, kind, V_ASN1_SEQUENCE, value) == 1;

	if (!good)
		libcrypto()->ASN1_STRING_free(value);
	return good;
}

/* signingCertificateV2 without issuerSerial: the digest says enough. */
static bool
certificate_name(const struct cms_draft *draft)
{
	const struct libcrypto *crypto = libcrypto();
	ESS_SIGNING_CERT_V2 *named = crypto->OSSL_ESS_signing_cert_v2_new_init(
	    crypto->EVP_sha256(), draft->x509, NULL, 0);
	unsigned char *der = NULL;
	int length = crypto->i2d_ESS_SIGNING_CERT_V2(named, &der);
	bool good = length > 0 &&
	    sequence_add(draft, crypto->PKCS7_add_signed_attribute,
		NID_id_smime_aa_signingCertificateV2,
		(struct text) {(const char *)der, (size_t)length});

	libcrypto_free(der);
	crypto->ESS_SIGNING_CERT_V2_free(named);
	return good;
}

bool
cms_draft_attributes(
    const struct cms_draft *draft, struct digest content, struct text *bytes)
{
	const struct libcrypto *crypto = libcrypto();
	unsigned char digest[DIGEST_BYTES], *der = NULL;
	int length;

	digest_bytes(content, digest);
	if (crypto->PKCS7_add_attrib_content_type(draft->signer, NULL) != 1 ||
	    crypto->PKCS7_add1_attrib_digest(
		draft->signer, digest, sizeof digest) != 1 ||
	    !certificate_name(draft))
		return draft_failure(draft);
	length =
	    crypto->ASN1_item_i2d((const ASN1_VALUE *)draft->signer->auth_attr,
		&der, crypto->PKCS7_ATTR_SIGN_it());
	*bytes = libcrypto_encoding(draft->arena, der, length);
	return bytes->length > 0 || draft_failure(draft);
}

/* Ecdsa-Sig-Value (RFC 3279) of the two numbers; empty: they are not two. */
static struct text
ec_signature(struct arena *arena, struct text numbers)
{
	const struct libcrypto *crypto = libcrypto();
	const unsigned char *at = (const unsigned char *)numbers.at;
	unsigned char *der = NULL;
	ECDSA_SIG *pair;
	int length;

	if (numbers.length != 2 * EC_NUMBER)
		return (struct text) {NULL, 0};
	pair = crypto->ECDSA_SIG_new();
	crypto->ECDSA_SIG_set0(pair, crypto->BN_bin2bn(at, EC_NUMBER, NULL),
	    crypto->BN_bin2bn(at + EC_NUMBER, EC_NUMBER, NULL));
	length = crypto->i2d_ECDSA_SIG(pair, &der);
	crypto->ECDSA_SIG_free(pair);
	return libcrypto_encoding(arena, der, length);
}

/* Is it a signature (with SHA-256) of these bytes by the certificate's key? */
static bool
is_signed_by(const X509 *x509, struct text bytes, struct text signature)
{
	const struct libcrypto *crypto = libcrypto();
	EVP_MD_CTX *context = crypto->EVP_MD_CTX_new();
	bool is =
	    crypto->EVP_DigestVerifyInit(context, NULL, crypto->EVP_sha256(),
		NULL, crypto->X509_get0_pubkey(x509)) == 1 &&
	    crypto->EVP_DigestVerify(context,
		(const unsigned char *)signature.at, signature.length,
		(const unsigned char *)bytes.at, bytes.length) == 1;

	crypto->EVP_MD_CTX_free(context);
	crypto->ERR_clear_error();
	return is;
}

bool
cms_draft_sign(
    const struct cms_draft *draft, struct text bytes, struct text *signature)
{
	const struct cms_signing *signing = draft->signing;

	if (!signing->sign(
		signing->context, draft->arena, digest_of(bytes), signature))
		return false;
	if (signing->certificate->key == KEY_EC_P256)
		*signature = ec_signature(draft->arena, *signature);
	if (!is_signed_by(draft->x509, bytes, *signature)) {
		diag_error_at(draft->diag, CODE_SIGN_KEY, signing->path,
		    "the key that signed is not the key of the certificate of "
		    "“%s”, number %s",
		    signing->certificate->name, signing->certificate->serial);
		return false;
	}
	return libcrypto()->ASN1_STRING_set(draft->signer->enc_digest,
		   signature->at, (int)signature->length) == 1 ||
	    draft_failure(draft);
}

bool
cms_draft_stamp(const struct cms_draft *draft, struct text signature)
{
	const struct cms_signing *signing = draft->signing;
	struct text token;

	if (signing->stamp == NULL)
		return true;
	if (!signing->stamp(signing->context, draft->arena, signature, &token))
		return false;
	return sequence_add(draft, libcrypto()->PKCS7_add_attribute,
		   NID_id_smime_aa_timeStampToken, token) ||
	    draft_failure(draft);
}

bool
cms_draft_encode(const struct cms_draft *draft, struct text *der)
{
	unsigned char *bytes = NULL;
	int length = libcrypto()->i2d_PKCS7(draft->cms, &bytes);

	*der = libcrypto_encoding(draft->arena, bytes, length);
	return der->length > 0 || draft_failure(draft);
}

void
cms_draft_end(struct cms_draft *draft)
{
	libcrypto()->PKCS7_free(draft->cms);
	libcrypto()->X509_free(draft->x509);
}
