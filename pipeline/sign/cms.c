#include "sign/cms.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "sign/cms_draft.h"
#include "sign/x509.h"

enum {
	ONE_VALUE = -3,	 /* of one attribute (CMS_signed_get0_data_by_OBJ) */
	RSA_BITS = 2048, /* at least */
	EC_BITS = 256,	 /* likewise */
};

bool
cms_sign(struct arena *arena, struct diag *diag,
    const struct cms_signing *signing, struct digest content, struct text *der)
{
	struct cms_draft draft = {
	    .arena = arena, .diag = diag, .signing = signing};
	struct text attributes, signature;
	bool good;

	if (signing->certificate->key == KEY_OTHER) {
		diag_error_at(diag, CODE_SIGN_CERTIFICATE, signing->path,
		    "cannot be signed with the certificate of “%s”: its key "
		    "is neither RSA of %d bits or more nor EC on P-256",
		    signing->certificate->name, RSA_BITS);
		return false;
	}
	good = cms_draft_begin(&draft) &&
	    cms_draft_attributes(&draft, content, &attributes) &&
	    cms_draft_sign(&draft, attributes, &signature) &&
	    cms_draft_stamp(&draft, signature) && cms_draft_encode(&draft, der);
	cms_draft_end(&draft);
	return good;
}

/* A signature that is read. */
struct signed_data {
	CMS_ContentInfo *cms;
	CMS_SignerInfo *signer; /* of cms */
	struct stack_st_X509 *certificates;
	X509 *x509; /* the signer's, of these */
};

static bool
is_zero(struct text text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] != '\0')
			return false;
	return true;
}

static CMS_ContentInfo *
decoded(struct text der)
{
	const unsigned char *at = (const unsigned char *)der.at;
	CMS_ContentInfo *cms =
	    libcrypto()->d2i_CMS_ContentInfo(NULL, &at, (long)der.length);
	size_t used;

	if (cms == NULL)
		return NULL;
	used = (size_t)((const char *)at - der.at);
	if (is_zero(text_part(der, used, der.length)))
		return cms;
	libcrypto()->CMS_ContentInfo_free(cms);
	return NULL;
}

/* The signer's among the certificates; NULL: it is not there. */
static X509 *
signer_find(const struct signed_data *data)
{
	for (int i = 0; i < libcrypto_count(data->certificates); i++) {
		X509 *x509 = libcrypto_at(data->certificates, i);

		if (libcrypto()->CMS_SignerInfo_cert_cmp(data->signer, x509) ==
		    0)
			return x509;
	}
	return NULL;
}

/* The content is neither in it nor of another type than data. */
static bool
is_detached(CMS_ContentInfo *cms)
{
	ASN1_OCTET_STRING **content = libcrypto()->CMS_get0_content(cms);

	return content != NULL && *content == NULL &&
	    libcrypto()->OBJ_obj2nid(libcrypto()->CMS_get0_eContentType(cms)) ==
	    NID_pkcs7_data;
}

static const char *
signed_data_open(struct signed_data *data, struct text der)
{
	const struct libcrypto *crypto = libcrypto();
	const void *signers;

	data->cms = decoded(der);
	if (data->cms == NULL)
		return _("is not a signature (CMS) in DER");
	if (crypto->OBJ_obj2nid(crypto->CMS_get0_type(data->cms)) !=
		NID_pkcs7_signed ||
	    !is_detached(data->cms))
		return _("is not a detached signature (CMS SignedData)");
	signers = crypto->CMS_get0_SignerInfos(data->cms);
	if (libcrypto_count(signers) != 1)
		return _("is not the signature of one signer");
	data->signer = libcrypto_at(signers, 0);
	data->certificates = crypto->CMS_get1_certs(data->cms);
	data->x509 = signer_find(data);
	return data->x509 != NULL ? NULL
				  : _("lacks the certificate of its signer");
}

static void
signed_data_close(struct signed_data *data)
{
	x509_stack_free(data->certificates);
	libcrypto()->CMS_ContentInfo_free(data->cms);
	libcrypto()->ERR_clear_error();
}

/* The value of the one signed attribute of this kind; NULL: there is not one
   of this type. */
static void *
signed_value(const struct signed_data *data, int kind, int type)
{
	return libcrypto()->CMS_signed_get0_data_by_OBJ(
	    data->signer, libcrypto()->OBJ_nid2obj(kind), ONE_VALUE, type);
}

/* False if it has none, of SHA-256. */
static bool
content_read(const struct signed_data *data, struct digest *content)
{
	const ASN1_STRING *value =
	    signed_value(data, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
	X509_ALGOR *algorithm = NULL;
	const ASN1_OBJECT *name;

	libcrypto()->CMS_SignerInfo_get0_algs(
	    data->signer, NULL, NULL, &algorithm, NULL);
	libcrypto()->X509_ALGOR_get0(&name, NULL, NULL, algorithm);
	if (libcrypto()->OBJ_obj2nid(name) != NID_sha256 || value == NULL ||
	    libcrypto()->ASN1_STRING_length(value) != DIGEST_BYTES)
		return false;
	*content = digest_from(libcrypto()->ASN1_STRING_get0_data(value));
	return true;
}

/* False if there are several. */
static bool
token_read(
    struct arena *arena, const struct signed_data *data, struct text *token)
{
	const struct libcrypto *crypto = libcrypto();
	const ASN1_STRING *value = crypto->CMS_unsigned_get0_data_by_OBJ(
	    data->signer, crypto->OBJ_nid2obj(NID_id_smime_aa_timeStampToken),
	    ONE_VALUE, V_ASN1_SEQUENCE);

	if (value == NULL)
		return crypto->CMS_unsigned_get_attr_by_NID(data->signer,
			   NID_id_smime_aa_timeStampToken, -1) < 0;
	*token = libcrypto_text(value);
	token->at = arena_copy(arena, token->at, token->length);
	return true;
}

static const char *
contents_read(
    struct arena *arena, const struct signed_data *data, struct cms *cms)
{
	if (!content_read(data, &cms->content))
		return _("has no digest of what is signed (SHA-256)");
	if (!token_read(arena, data, &cms->token))
		return _("has more than one time-stamp");
	cms->signature = libcrypto_text(
	    libcrypto()->CMS_SignerInfo_get0_signature(data->signer));
	cms->signature.at =
	    arena_copy(arena, cms->signature.at, cms->signature.length);
	cms->has_signing_time =
	    libcrypto()->CMS_signed_get_attr_by_NID(
		data->signer, NID_pkcs9_signingTime, -1) >= 0;
	return NULL;
}

static bool
certificates_read(struct arena *arena, struct origin origin,
    const struct signed_data *data, struct cms *cms)
{
	for (int i = 0; i < libcrypto_count(data->certificates); i++) {
		const X509 *x509 = libcrypto_at(data->certificates, i);
		struct certificate certificate;

		if (!certificate_read(
			arena, origin, x509_der(arena, x509), &certificate))
			return false;
		certificates_add(arena, &cms->certificates, &certificate);
		if (x509 == data->x509)
			cms->certificate = certificate;
	}
	return true;
}

bool
cms_read(
    struct arena *arena, struct origin origin, struct text der, struct cms *cms)
{
	struct signed_data data = {NULL};
	const char *why;
	bool good;

	*cms = (struct cms) {.has_signing_time = false};
	if (!libcrypto_load(origin.diag))
		return false;
	why = signed_data_open(&data, der);
	if (why == NULL)
		why = contents_read(arena, &data, cms);
	good = why == NULL ? certificates_read(arena, origin, &data, cms)
			   : origin_refuse(origin, why);
	signed_data_close(&data);
	return good;
}

static bool
is_strong(const X509 *x509)
{
	const EVP_PKEY *key = libcrypto()->X509_get0_pubkey(x509);
	int kind, bits;

	if (key == NULL)
		return false;
	kind = libcrypto()->EVP_PKEY_get_base_id(key);
	bits = libcrypto()->EVP_PKEY_get_bits(key);
	return kind == EVP_PKEY_EC
	    ? bits >= EC_BITS
	    : (kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS) &&
		bits >= RSA_BITS;
}

/*
 * Does signingCertificateV2 name the signer's certificate first, and then only
 * others that are here?
 */
static bool
names_certificates(
    const struct signed_data *data, const ESS_SIGNING_CERT_V2 *named)
{
	const struct libcrypto *crypto = libcrypto();
	OPENSSL_STACK *here = crypto->OPENSSL_sk_new_null();
	bool are;

	crypto->OPENSSL_sk_push(here, data->x509);
	for (int i = 0; i < libcrypto_count(data->certificates); i++)
		crypto->OPENSSL_sk_push(
		    here, libcrypto_at(data->certificates, i));
	are = crypto->OSSL_ESS_check_signing_certs(
		  NULL, named, (struct stack_st_X509 *)here, 1) == 1;
	crypto->OPENSSL_sk_free(here);
	return are;
}

static bool
certificate_is_named(const struct signed_data *data)
{
	const struct libcrypto *crypto = libcrypto();
	const ASN1_STRING *value = signed_value(
	    data, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
	const unsigned char *at;
	ESS_SIGNING_CERT_V2 *named;
	bool is;

	if (value == NULL)
		return false;
	at = crypto->ASN1_STRING_get0_data(value);
	named = crypto->d2i_ESS_SIGNING_CERT_V2(
	    NULL, &at, crypto->ASN1_STRING_length(value));
	is = named != NULL && names_certificates(data, named);
	crypto->ESS_SIGNING_CERT_V2_free(named);
	return is;
}

static bool
is_of_data(const struct signed_data *data)
{
	const ASN1_OBJECT *type =
	    signed_value(data, NID_pkcs9_contentType, V_ASN1_OBJECT);

	return type != NULL && libcrypto()->OBJ_obj2nid(type) == NID_pkcs7_data;
}

/* The attributes are encoded anew, as the SET that was signed. */
static bool
attributes_are_signed(const struct signed_data *data)
{
	libcrypto()->CMS_SignerInfo_set1_signer_cert(data->signer, data->x509);
	return libcrypto()->CMS_SignerInfo_verify(data->signer) == 1;
}

static const char *
wrong(const struct signed_data *data, struct digest content)
{
	struct digest said;

	if (!content_read(data, &said))
		return _("has no digest of what is signed (SHA-256)");
	if (!digest_equal(said, content))
		return _("is not a signature of this content: one of them was "
			 "changed, or it belongs to another file");
	if (!is_of_data(data))
		return _("does not say what it signs (contentType)");
	if (!certificate_is_named(data))
		return _(
		    "does not name its certificate (signingCertificateV2)");
	if (!is_strong(data->x509))
		return _("was made with a key that is too weak");
	if (!attributes_are_signed(data))
		return _("was not made with the key of its certificate, or was "
			 "changed");
	return NULL;
}

bool
cms_check(struct origin origin, struct text der, struct digest content)
{
	struct signed_data data = {NULL};
	const char *why;

	if (!libcrypto_load(origin.diag))
		return false;
	why = signed_data_open(&data, der);
	if (why == NULL)
		why = wrong(&data, content);
	signed_data_close(&data);
	return why == NULL || origin_refuse(origin, why);
}
