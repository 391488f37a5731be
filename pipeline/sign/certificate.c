#include "sign/certificate.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "sign/x509.h"

enum { RSA_BITS = 2048 }; /* at least */

static bool
names_read(
    struct arena *arena, const X509 *x509, struct certificate *certificate)
{
	const X509_NAME *subject = libcrypto()->X509_get_subject_name(x509);
	const X509_NAME *issuer = libcrypto()->X509_get_issuer_name(x509);

	certificate->is_self_issued =
	    libcrypto()->X509_NAME_cmp(subject, issuer) == 0;
	return x509_name(arena, subject, &certificate->name) &&
	    x509_name(arena, issuer, &certificate->issuer) &&
	    x509_attribute(arena, subject, NID_organizationName,
		&certificate->organization);
}

static const char *
serial_of(struct arena *arena, const X509 *x509)
{
	BIGNUM *number = libcrypto()->ASN1_INTEGER_to_BN(
	    libcrypto()->X509_get0_serialNumber(x509), NULL);
	char *digits = libcrypto()->BN_bn2hex(number);
	const char *serial = arena_string(arena, digits);

	libcrypto_free(digits);
	libcrypto()->BN_free(number);
	return serial;
}

static bool
is_on_p256(const EVP_PKEY *key)
{
	char group[16];
	size_t length;

	return libcrypto()->EVP_PKEY_get_group_name(
		   key, group, sizeof group, &length) == 1 &&
	    strcmp(group, SN_X9_62_prime256v1) == 0;
}

static void
key_read(const X509 *x509, struct certificate *certificate)
{
	const EVP_PKEY *key = libcrypto()->X509_get0_pubkey(x509);
	int kind;

	if (key == NULL)
		return;
	kind = libcrypto()->EVP_PKEY_get_base_id(key);
	certificate->key_bits = libcrypto()->EVP_PKEY_get_bits(key);
	if (kind == EVP_PKEY_RSA && certificate->key_bits >= RSA_BITS)
		certificate->key = KEY_RSA;
	else if (kind == EVP_PKEY_EC && is_on_p256(key))
		certificate->key = KEY_EC_P256;
}

/* NULL if it is no address for HTTP. */
static const char *
url_of(struct arena *arena, struct text url)
{
	if (!text_starts(url, "http://") && !text_starts(url, "https://"))
		return NULL;
	for (size_t i = 0; i < url.length; i++)
		if (url.at[i] <= ' ' || url.at[i] > '~')
			return NULL;
	return arena_copy(arena, url.at, url.length);
}

static const char *
ocsp_of(struct arena *arena, X509 *x509)
{
	STACK_OF(OPENSSL_STRING) *urls = libcrypto()->X509_get1_ocsp(x509);
	const char *url = NULL;

	for (int i = 0; url == NULL && i < libcrypto_count(urls); i++)
		url = url_of(arena, text_of(libcrypto_at(urls, i)));
	libcrypto()->X509_email_free(urls);
	return url;
}

/* Of lists for some reasons only, or of another issuer, none is known. */
static const char *
point_url(struct arena *arena, const DIST_POINT *point)
{
	const GENERAL_NAMES *names;
	const char *url = NULL;

	if (point->reasons != NULL || point->CRLissuer != NULL ||
	    point->distpoint == NULL || point->distpoint->type != 0)
		return NULL;
	names = point->distpoint->name.fullname;
	for (int i = 0; url == NULL && i < libcrypto_count(names); i++) {
		const GENERAL_NAME *name = libcrypto_at(names, i);

		if (name->type == GEN_URI)
			url = url_of(arena,
			    libcrypto_text(name->d.uniformResourceIdentifier));
	}
	return url;
}

static const char *
crl_of(struct arena *arena, const X509 *x509)
{
	CRL_DIST_POINTS *points = libcrypto()->X509_get_ext_d2i(
	    x509, NID_crl_distribution_points, NULL, NULL);
	const char *url = NULL;

	for (int i = 0; url == NULL && i < libcrypto_count(points); i++)
		url = point_url(arena, libcrypto_at(points, i));
	libcrypto()->CRL_DIST_POINTS_free(points);
	return url;
}

/* What is wrong with it; NULL: nothing. */
static const char *
describe(struct arena *arena, X509 *x509, struct certificate *certificate)
{
	if (!names_read(arena, x509, certificate))
		return _("is a certificate with a name that is not text");
	if (!libcrypto_seconds(
		libcrypto()->X509_get0_notBefore(x509), &certificate->from) ||
	    !libcrypto_seconds(
		libcrypto()->X509_get0_notAfter(x509), &certificate->to))
		return _("is a certificate with times that are not valid");
	certificate->serial = serial_of(arena, x509);
	key_read(x509, certificate);
	certificate->ocsp = ocsp_of(arena, x509);
	certificate->crl = crl_of(arena, x509);
	libcrypto()->ERR_clear_error();
	return NULL;
}

bool
certificate_read(struct arena *arena, struct origin origin, struct text der,
    struct certificate *certificate)
{
	const unsigned char *at = (const unsigned char *)der.at;
	const char *why = _("is not a certificate (X.509) in DER");
	X509 *x509;

	*certificate = (struct certificate) {.der = der};
	if (!libcrypto_load(origin.diag))
		return false;
	x509 = libcrypto()->d2i_X509(NULL, &at, (long)der.length);
	if (x509 != NULL && (const char *)at == der.at + der.length)
		why = describe(arena, x509, certificate);
	libcrypto()->X509_free(x509);
	libcrypto()->ERR_clear_error();
	return why == NULL || origin_refuse(origin, why);
}

void
certificates_add(struct arena *arena, struct certificates *certificates,
    const struct certificate *certificate)
{
	certificates->at = arena_more(arena, certificates->at,
	    certificates->count, &certificates->room, sizeof *certificates->at);
	certificates->at[certificates->count++] = *certificate;
}

static bool
der_add(struct arena *arena, struct origin origin, struct text der,
    struct certificates *certificates)
{
	struct certificate certificate;

	if (!certificate_read(arena, origin, der, &certificate))
		return false;
	certificates_add(arena, certificates, &certificate);
	return true;
}

/* Reads the next of a PEM file; *ended at its end. */
static bool
pem_take(struct arena *arena, struct origin origin, BIO *pem, bool *ended,
    struct certificates *certificates)
{
	const struct libcrypto *crypto = libcrypto();
	char *label = NULL, *header = NULL;
	unsigned char *bytes = NULL;
	long length;
	bool good;

	if (crypto->PEM_read_bio(pem, &label, &header, &bytes, &length) != 1) {
		*ended = ERR_GET_REASON(crypto->ERR_peek_last_error()) ==
		    PEM_R_NO_START_LINE;
		good = *ended || origin_refuse(origin, _("is not valid PEM"));
		crypto->ERR_clear_error();
		return good;
	}
	if (strcmp(label, PEM_STRING_X509) == 0)
		good = der_add(arena, origin,
		    (struct text) {
			arena_copy(arena, (const char *)bytes, (size_t)length),
			(size_t)length},
		    certificates);
	else
		good = origin_refuse(origin,
		    arena_format(arena,
			_("holds a “%s”: only certificates belong here"),
			label));
	libcrypto_free(label);
	libcrypto_free(header);
	libcrypto_free(bytes);
	return good;
}

static bool
pem_read(struct arena *arena, struct origin origin, struct text bytes,
    struct certificates *certificates)
{
	size_t before = certificates->count;
	bool ended = false, good = true;
	BIO *pem = libcrypto()->BIO_new_mem_buf(bytes.at, (int)bytes.length);

	while (good && !ended)
		good = pem_take(arena, origin, pem, &ended, certificates);
	libcrypto()->BIO_free(pem);
	if (good && certificates->count == before)
		return origin_refuse(origin, _("holds no certificate"));
	return good;
}

bool
certificates_load(struct arena *arena, struct diag *diag, const char *path,
    struct certificates *certificates)
{
	struct origin origin = {diag, CODE_SIGN_CERTIFICATE, path};
	struct text bytes;

	if (!libcrypto_load(diag) ||
	    !file_read_source(arena, diag, path, &bytes))
		return false;
	if (text_find(bytes, "-----BEGIN") < bytes.length)
		return pem_read(arena, origin, bytes, certificates);
	return der_add(arena, origin, bytes, certificates);
}

bool
certificate_equal(const struct certificate *a, const struct certificate *b)
{
	return text_equal(a->der, b->der);
}

static bool
is_issued_by(X509 *x509, const struct certificate *certificate)
{
	const struct libcrypto *crypto = libcrypto();
	X509 *issuer = x509_of(certificate);
	bool is = crypto->X509_check_issued(issuer, x509) == X509_V_OK &&
	    crypto->X509_verify(x509, crypto->X509_get0_pubkey(issuer)) == 1;

	crypto->X509_free(issuer);
	crypto->ERR_clear_error();
	return is;
}

bool
certificates_have(const struct certificates *certificates,
    const struct certificate *certificate)
{
	for (size_t i = 0; i < certificates->count; i++)
		if (certificate_equal(&certificates->at[i], certificate))
			return true;
	return false;
}

const struct certificate *
certificate_issuer(const struct certificate *certificate,
    const struct certificates *certificates)
{
	const struct certificate *issuer = NULL;
	X509 *x509 = x509_of(certificate);

	/* A renewed one has the same key: the one that ends last. */
	for (size_t i = 0; i < certificates->count; i++)
		if ((issuer == NULL || issuer->to < certificates->at[i].to) &&
		    is_issued_by(x509, &certificates->at[i]))
			issuer = &certificates->at[i];
	libcrypto()->X509_free(x509);
	return issuer;
}
