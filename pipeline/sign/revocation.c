#include "sign/revocation.h"

#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "portal/http_exchange.h"
#include "portal/status.h"
#include "sign/libcrypto.h"
#include "sign/revoked.h"
#include "sign/x509.h"

enum {
	OCSP_MOST = 256 * 1024,	     /* bytes; a response has about 1000 */
	CRL_MOST = 32 * 1024 * 1024, /* bytes; the largest known have 10 MB */
	NONCE_BYTES = 16,
	NONCE_DIFFERS = 0, /* OCSP_check_nonce: both have one */
};

/* A certificate that is asked about. */
struct inquiry {
	struct arena *arena;
	struct diag *diag;
	const struct revocation_request *request;
	struct revocations *revocations; /* takes the evidence */
	int64_t time;
	const struct certificate *certificate, *issuer;
	const char *ocsp_why, *crl_why; /* nothing was said; NULL: not asked */
};

static const char *
exchange_fault(struct arena *arena, const struct http_exchange *exchange)
{
	return exchange->status == 0
	    ? exchange->message
	    : arena_format(arena, _("HTTP status %ld"), exchange->status);
}

/* A request about the certificate; to be freed with OCSP_REQUEST_free. */
static OCSP_REQUEST *
request_of(const struct inquiry *inquiry)
{
	const struct libcrypto *crypto = libcrypto();
	OCSP_REQUEST *request = crypto->OCSP_REQUEST_new();
	X509 *certificate = x509_of(inquiry->certificate);
	X509 *issuer = x509_of(inquiry->issuer);

	/* Responders know certificates by SHA-1 (RFC 5019), the default. */
	crypto->OCSP_request_add0_id(
	    request, crypto->OCSP_cert_to_id(NULL, certificate, issuer));
	crypto->OCSP_request_add1_nonce(request, NULL, NONCE_BYTES);
	crypto->X509_free(certificate);
	crypto->X509_free(issuer);
	return request;
}

static struct text
encoding_of(struct arena *arena, const OCSP_REQUEST *request)
{
	unsigned char *der = NULL;
	int length = libcrypto()->i2d_OCSP_REQUEST(request, &der);

	return libcrypto_encoding(arena, der, length);
}

/* A response without the nonce is made in advance, and counts. */
static const char *
basic_fault(OCSP_REQUEST *request, OCSP_RESPONSE *response)
{
	const struct libcrypto *crypto = libcrypto();
	int status = crypto->OCSP_response_status(response);
	OCSP_BASICRESP *basic;
	const char *why = NULL;

	if (status != OCSP_RESPONSE_STATUS_SUCCESSFUL)
		return crypto->OCSP_response_status_str(status);
	basic = crypto->OCSP_response_get1_basic(response);
	if (basic == NULL)
		why = _("the response is not a basic one");
	else if (crypto->OCSP_check_nonce(request, basic) == NONCE_DIFFERS)
		why = _("the response is to another request (its nonce)");
	crypto->OCSP_BASICRESP_free(basic);
	return why;
}

/* Why the bytes are no response to this request; NULL: they are one. */
static const char *
response_fault(OCSP_REQUEST *request, struct text der)
{
	const unsigned char *at = (const unsigned char *)der.at;
	OCSP_RESPONSE *response =
	    libcrypto()->d2i_OCSP_RESPONSE(NULL, &at, (long)der.length);
	const char *why = _("the answer is not an OCSP response");

	if (response != NULL && (const char *)at == der.at + der.length)
		why = basic_fault(request, response);
	libcrypto()->OCSP_RESPONSE_free(response);
	libcrypto()->ERR_clear_error();
	return why;
}

static const char *
fetch_response(const struct inquiry *inquiry, struct text *response)
{
	OCSP_REQUEST *request = request_of(inquiry);
	struct http_exchange exchange = {
	    .url = inquiry->certificate->ocsp,
	    .type = "application/ocsp-request",
	    .accept = "application/ocsp-response",
	    .body = encoding_of(inquiry->arena, request),
	    .limit = OCSP_MOST,
	    .seconds = inquiry->request->seconds,
	};
	const char *why = http_exchange(inquiry->arena, &exchange)
	    ? response_fault(request, exchange.answer)
	    : exchange_fault(inquiry->arena, &exchange);

	libcrypto()->OCSP_REQUEST_free(request);
	*response = exchange.answer;
	return why;
}

typedef enum revoked revoked_judge(
    const struct revoked_question *question, struct text der);

/* What an answer says, by revoked_ocsp or revoked_crl. */
static enum revoked
judge_answer(const struct inquiry *inquiry, revoked_judge *judge,
    struct text answer, const char **why)
{
	X509 *certificate = x509_of(inquiry->certificate);
	X509 *issuer = x509_of(inquiry->issuer);
	struct revoked_question question = {
	    certificate, issuer, inquiry->time, why};
	enum revoked said = judge(&question, answer);

	libcrypto()->X509_free(certificate);
	libcrypto()->X509_free(issuer);
	return said;
}

static enum revoked
ask_responder(struct inquiry *inquiry)
{
	struct text response;
	enum revoked said;

	inquiry->ocsp_why = fetch_response(inquiry, &response);
	if (inquiry->ocsp_why != NULL)
		return REVOKED_UNKNOWN;
	said =
	    judge_answer(inquiry, revoked_ocsp, response, &inquiry->ocsp_why);
	if (said == REVOKED_NO)
		texts_add(
		    inquiry->arena, &inquiry->revocations->ocsp, response);
	return said;
}

/* A list that is too long is judged, but not kept. */
static void
keep_list(struct inquiry *inquiry, struct text list)
{
	if (list.length <= inquiry->request->crl_most)
		texts_add(inquiry->arena, &inquiry->revocations->crls, list);
	else
		diag_note_at(inquiry->diag, CODE_SIGN_CRL_LARGE,
		    inquiry->certificate->crl,
		    "“%s” is not revoked, by a list of %zu bytes, which is "
		    "not put into the signed file",
		    inquiry->certificate->name, list.length);
}

static enum revoked
ask_list(struct inquiry *inquiry)
{
	struct http_exchange exchange = {
	    .url = inquiry->certificate->crl,
	    .limit = CRL_MOST,
	    .seconds = inquiry->request->seconds,
	};
	enum revoked said;

	if (!http_exchange(inquiry->arena, &exchange)) {
		inquiry->crl_why = exchange_fault(inquiry->arena, &exchange);
		return REVOKED_UNKNOWN;
	}
	said = judge_answer(
	    inquiry, revoked_crl, exchange.answer, &inquiry->crl_why);
	if (said == REVOKED_NO)
		keep_list(inquiry, exchange.answer);
	return said;
}

static bool
refuse_revoked(const struct inquiry *inquiry, const char *url, int *status)
{
	diag_error_at(inquiry->diag, CODE_SIGN_REVOKED, url,
	    "the certificate of “%s” is revoked (its serial number is %s)",
	    inquiry->certificate->name, inquiry->certificate->serial);
	*status = STATUS_DENIED;
	return false;
}

static void
refuse_service(const struct inquiry *inquiry, const char *url, const char *why)
{
	if (url != NULL)
		diag_error_at(inquiry->diag, CODE_SIGN_REVOCATION, url,
		    "does not say whether the certificate of “%s” is revoked: "
		    "%s",
		    inquiry->certificate->name, why);
}

static bool
refuse_unknown(const struct inquiry *inquiry, int *status)
{
	const struct certificate *certificate = inquiry->certificate;

	refuse_service(inquiry, certificate->ocsp, inquiry->ocsp_why);
	refuse_service(inquiry, certificate->crl, inquiry->crl_why);
	if (certificate->ocsp == NULL && certificate->crl == NULL)
		diag_error_at(inquiry->diag, CODE_SIGN_REVOCATION, NULL,
		    "the certificate of “%s” names neither an OCSP responder "
		    "nor a revocation list",
		    certificate->name);
	*status = STATUS_NETWORK;
	return false;
}

static bool
ask(struct inquiry *inquiry, int *status)
{
	const char *url = inquiry->certificate->ocsp;
	enum revoked said = REVOKED_UNKNOWN;

	if (url != NULL)
		said = ask_responder(inquiry);
	if (said == REVOKED_UNKNOWN && inquiry->certificate->crl != NULL) {
		url = inquiry->certificate->crl;
		said = ask_list(inquiry);
	}
	if (said == REVOKED_YES)
		return refuse_revoked(inquiry, url, status);
	return said == REVOKED_NO || refuse_unknown(inquiry, status);
}

static bool
refuse_alone(
    struct diag *diag, const struct certificate *certificate, int *status)
{
	diag_error_at(diag, CODE_SIGN_REVOCATION, NULL,
	    "whether the certificate of “%s” is revoked cannot be asked "
	    "without that of its issuer, “%s”",
	    certificate->name, certificate->issuer);
	*status = STATUS_OTHER;
	return false;
}

bool
revocation_fetch(struct arena *arena, struct diag *diag,
    const struct revocation_request *request, struct revocations *revocations,
    int *status)
{
	struct certificates chain =
	    chain_of(arena, request->certificate, request->chain);

	if (chain.count == 1 && !request->certificate->is_self_issued)
		return refuse_alone(diag, request->certificate, status);
	/* The last one is the root, or one that is trusted like it. */
	for (size_t i = 0; i + 1 < chain.count; i++) {
		struct inquiry inquiry = {arena, diag, request, revocations,
		    (int64_t)time(NULL), &chain.at[i], &chain.at[i + 1]};

		if (!ask(&inquiry, status))
			return false;
	}
	return true;
}
