#include "sign/revoked.h"

#include <stdbool.h>

#include "base/translate.h"
#include "sign/chain.h"
#include "sign/x509.h"

#define OUT_OF_DATE _("its answer is out of date, or the clock here is wrong")

/* Seconds. */
enum {
	TOLERANCE = 10 * 60,
	/* An answer without nextUpdate: newer ones are always to be had. */
	OPEN_ENDED = 60 * 60,
};

static enum revoked
unknown(const struct revoked_question *question, const char *why)
{
	if (question->why != NULL)
		*question->why = why;
	return REVOKED_UNKNOWN;
}

static bool
is_current(const ASN1_TIME *from, const ASN1_TIME *next, int64_t time)
{
	int64_t start, end;

	if (from == NULL || !libcrypto_seconds(from, &start))
		return false;
	if (next == NULL)
		end = start + OPEN_ENDED;
	else if (!libcrypto_seconds(next, &end))
		return false;
	return start - TOLERANCE <= time && time <= end + TOLERANCE;
}

/* A date that cannot be read was before any time. */
static bool
is_before(const ASN1_TIME *date, int64_t time)
{
	int64_t seconds;

	return date == NULL || !libcrypto_seconds(date, &seconds) ||
	    seconds <= time;
}

/* Is it a signature with a digest for which collisions can be found? */
static bool
is_weak(int algorithm)
{
	int digest = NID_undef;

	libcrypto()->OBJ_find_sigid_algs(algorithm, &digest, NULL);
	return digest == NID_sha1 || digest == NID_md5 || digest == NID_md4 ||
	    digest == NID_md2;
}

/* Is it signed by the issuer, or by a responder with a certificate of it? */
static bool
ocsp_is_authentic(
    const struct revoked_question *question, OCSP_BASICRESP *basic)
{
	const struct libcrypto *crypto = libcrypto();
	X509_STORE *store = x509_store_at(question->time);
	OPENSSL_STACK *issuers = crypto->OPENSSL_sk_new_null();
	const ASN1_OBJECT *algorithm;
	bool is;

	crypto->X509_ALGOR_get0(
	    &algorithm, NULL, NULL, crypto->OCSP_resp_get0_tbs_sigalg(basic));
	crypto->X509_STORE_add_cert(store, question->issuer);
	crypto->OPENSSL_sk_push(issuers, question->issuer);
	is = !is_weak(crypto->OBJ_obj2nid(algorithm)) &&
	    crypto->OCSP_basic_verify(basic, (struct stack_st_X509 *)issuers,
		store, OCSP_NOEXPLICIT) == 1;
	crypto->OPENSSL_sk_free(issuers);
	crypto->X509_STORE_free(store);
	return is;
}

/* Is the answer about this certificate, of this issuer? */
static bool
ocsp_is_about(const struct revoked_question *question, OCSP_SINGLERESP *single)
{
	const struct libcrypto *crypto = libcrypto();
	OCSP_CERTID *asked,
	    *id = (OCSP_CERTID *)crypto->OCSP_SINGLERESP_get0_id(single);
	ASN1_OBJECT *name = NULL;
	const EVP_MD *digest;
	bool is;

	crypto->OCSP_id_get0_info(NULL, &name, NULL, NULL, id);
	digest = crypto->EVP_get_digestbyname(
	    crypto->OBJ_nid2sn(crypto->OBJ_obj2nid(name)));
	if (digest == NULL)
		return false;
	asked =
	    crypto->OCSP_cert_to_id(digest, question->x509, question->issuer);
	is = asked != NULL && crypto->OCSP_id_cmp(asked, id) == 0;
	crypto->OCSP_CERTID_free(asked);
	return is;
}

static enum revoked
single_says(const struct revoked_question *question, OCSP_SINGLERESP *single)
{
	ASN1_GENERALIZEDTIME *date = NULL, *from = NULL, *next = NULL;
	int status = libcrypto()->OCSP_single_get0_status(
	    single, NULL, &date, &from, &next);

	if (status != V_OCSP_CERTSTATUS_GOOD &&
	    status != V_OCSP_CERTSTATUS_REVOKED)
		return unknown(question, _("it does not know the certificate"));
	if (status == V_OCSP_CERTSTATUS_REVOKED &&
	    is_before(date, question->time))
		return REVOKED_YES;
	return is_current(from, next, question->time)
	    ? REVOKED_NO
	    : unknown(question, OUT_OF_DATE);
}

/* Of two statements, the worse; of one and none, the one. */
static enum revoked
worse(enum revoked a, enum revoked b)
{
	return a > b ? a : b;
}

static enum revoked
basic_says(const struct revoked_question *question, OCSP_BASICRESP *basic)
{
	enum revoked said =
	    unknown(question, _("its response is about another certificate"));

	if (!ocsp_is_authentic(question, basic))
		return unknown(question,
		    _("its response is not signed by the issuer, nor by a "
		      "responder that it authorized"));
	for (int i = 0; i < libcrypto()->OCSP_resp_count(basic); i++) {
		OCSP_SINGLERESP *single = libcrypto()->OCSP_resp_get0(basic, i);

		if (ocsp_is_about(question, single))
			said = worse(said, single_says(question, single));
	}
	return said;
}

enum revoked
revoked_ocsp(const struct revoked_question *question, struct text der)
{
	const struct libcrypto *crypto = libcrypto();
	const unsigned char *at = (const unsigned char *)der.at;
	OCSP_RESPONSE *response =
	    crypto->d2i_OCSP_RESPONSE(NULL, &at, (long)der.length);
	OCSP_BASICRESP *basic = NULL;
	enum revoked said =
	    unknown(question, _("what it gives is not an OCSP response"));

	if (response != NULL &&
	    crypto->OCSP_response_status(response) ==
		OCSP_RESPONSE_STATUS_SUCCESSFUL)
		basic = crypto->OCSP_response_get1_basic(response);
	if (basic != NULL)
		said = basic_says(question, basic);
	crypto->OCSP_BASICRESP_free(basic);
	crypto->OCSP_RESPONSE_free(response);
	crypto->ERR_clear_error();
	return said;
}

static bool
crl_is_authentic(const struct revoked_question *question, X509_CRL *crl)
{
	const struct libcrypto *crypto = libcrypto();

	return crypto->X509_NAME_cmp(crypto->X509_CRL_get_issuer(crl),
		   crypto->X509_get_subject_name(question->issuer)) == 0 &&
	    (crypto->X509_get_key_usage(question->issuer) & KU_CRL_SIGN) != 0 &&
	    !is_weak(crypto->X509_CRL_get_signature_nid(crl)) &&
	    crypto->X509_CRL_verify(
		crl, crypto->X509_get0_pubkey(question->issuer)) == 1;
}

static bool
names_have(const GENERAL_NAMES *names, GENERAL_NAME *name)
{
	for (int i = 0; i < libcrypto_count(names); i++)
		if (libcrypto()->GENERAL_NAME_cmp(
			libcrypto_at(names, i), name) == 0)
			return true;
	return false;
}

static bool
names_meet(const GENERAL_NAMES *a, const GENERAL_NAMES *b)
{
	for (int i = 0; i < libcrypto_count(a); i++)
		if (names_have(b, libcrypto_at(a, i)))
			return true;
	return false;
}

/* Is one of these names among the addresses of the certificate's list? */
static bool
point_is_named(const X509 *x509, const GENERAL_NAMES *names)
{
	const struct libcrypto *crypto = libcrypto();
	CRL_DIST_POINTS *points = crypto->X509_get_ext_d2i(
	    x509, NID_crl_distribution_points, NULL, NULL);
	bool is = false;

	for (int i = 0; !is && i < libcrypto_count(points); i++) {
		const DIST_POINT *point = libcrypto_at(points, i);

		is = point->distpoint != NULL && point->distpoint->type == 0 &&
		    names_meet(point->distpoint->name.fullname, names);
	}
	crypto->CRL_DIST_POINTS_free(points);
	return is;
}

/* Would the list have the certificate, if it were revoked? */
static bool
scope_has(const X509 *x509, const ISSUING_DIST_POINT *scope)
{
	bool is_ca = libcrypto()->X509_check_ca((X509 *)x509) > 0;

	if (scope->onlysomereasons != NULL || scope->indirectCRL > 0 ||
	    scope->onlyattr > 0 || (scope->onlyuser > 0 && is_ca) ||
	    (scope->onlyCA > 0 && !is_ca))
		return false;
	return scope->distpoint == NULL ||
	    (scope->distpoint->type == 0 &&
		point_is_named(x509, scope->distpoint->name.fullname));
}

/* A critical extension that is not understood makes the list of no use; so does
   deltaCRLIndicator, since it is one. */
static bool
crl_is_plain(const X509_CRL *crl)
{
	const struct libcrypto *crypto = libcrypto();
	int at = -1;

	while ((at = crypto->X509_CRL_get_ext_by_critical(crl, 1, at)) >= 0)
		if (crypto->OBJ_obj2nid(crypto->X509_EXTENSION_get_object(
			crypto->X509_CRL_get_ext(crl, at))) !=
		    NID_issuing_distribution_point)
			return false;
	return true;
}

static bool
crl_covers(const X509_CRL *crl, const X509 *x509)
{
	const struct libcrypto *crypto = libcrypto();
	int critical;
	ISSUING_DIST_POINT *scope = crypto->X509_CRL_get_ext_d2i(
	    crl, NID_issuing_distribution_point, &critical, NULL);
	bool does = crl_is_plain(crl) &&
	    (scope == NULL ? critical == -1 : scope_has(x509, scope));

	crypto->ISSUING_DIST_POINT_free(scope);
	return does;
}

static enum revoked
list_says(const struct revoked_question *question, X509_CRL *crl)
{
	const struct libcrypto *crypto = libcrypto();
	X509_REVOKED *entry = NULL;

	if (!crl_is_authentic(question, crl))
		return unknown(
		    question, _("the list is not signed by the issuer"));
	if (!crl_covers(crl, question->x509))
		return unknown(
		    question, _("the list does not cover the certificate"));
	if (crypto->X509_CRL_get0_by_cert(crl, &entry, question->x509) == 1 &&
	    is_before(crypto->X509_REVOKED_get0_revocationDate(entry),
		question->time))
		return REVOKED_YES;
	return is_current(crypto->X509_CRL_get0_lastUpdate(crl),
		   crypto->X509_CRL_get0_nextUpdate(crl), question->time)
	    ? REVOKED_NO
	    : unknown(question, OUT_OF_DATE);
}

enum revoked
revoked_crl(const struct revoked_question *question, struct text der)
{
	const unsigned char *at = (const unsigned char *)der.at;
	X509_CRL *crl = libcrypto()->d2i_X509_CRL(NULL, &at, (long)der.length);
	enum revoked said =
	    unknown(question, _("what it gives is not a revocation list"));

	if (crl != NULL)
		said = list_says(question, crl);
	libcrypto()->X509_CRL_free(crl);
	libcrypto()->ERR_clear_error();
	return said;
}

enum revoked
revoked(const struct revoked_question *question,
    const struct revocations *revocations)
{
	enum revoked said = REVOKED_UNKNOWN;

	for (size_t i = 0; i < revocations->ocsp.count; i++)
		said = worse(
		    said, revoked_ocsp(question, revocations->ocsp.at[i]));
	for (size_t i = 0; i < revocations->crls.count; i++)
		said =
		    worse(said, revoked_crl(question, revocations->crls.at[i]));
	return said;
}
