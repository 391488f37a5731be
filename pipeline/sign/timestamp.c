#include "sign/timestamp.h"

#include <assert.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "portal/http_exchange.h"
#include "portal/http_status.h"
#include "portal/status.h"
#include "sign/chain.h"
#include "sign/timestamp_request.h"
#include "sign/timestamp_response.h"
#include "sign/x509.h"

enum {
	ANSWER_MOST = 256 * 1024, /* bytes; with certificates about 5000 */
	PAUSE_MOST = 30,	  /* seconds */
};

/* A token as libcrypto's objects. */
struct opened {
	PKCS7 *token;
	TS_TST_INFO *info;
};

static void
token_close(struct opened *opened)
{
	libcrypto()->TS_TST_INFO_free(opened->info);
	libcrypto()->PKCS7_free(opened->token);
	libcrypto()->ERR_clear_error();
}

/* False if it is no TimeStampToken; to be closed either way. */
static bool
token_open(struct text der, struct opened *opened)
{
	const unsigned char *at = (const unsigned char *)der.at;

	*opened = (struct opened) {
	    .token = libcrypto()->d2i_PKCS7(NULL, &at, (long)der.length)};
	if (opened->token == NULL || (const char *)at != der.at + der.length)
		return false;
	opened->info = libcrypto()->PKCS7_to_TS_TST_INFO(opened->token);
	return opened->info != NULL;
}

static bool
take_digest(struct origin origin, TS_TST_INFO *info, struct digest *digest)
{
	const struct libcrypto *crypto = libcrypto();
	TS_MSG_IMPRINT *imprint = crypto->TS_TST_INFO_get_msg_imprint(info);
	struct text bytes =
	    libcrypto_text(crypto->TS_MSG_IMPRINT_get_msg(imprint));
	const ASN1_OBJECT *algorithm = NULL;

	crypto->X509_ALGOR_get0(
	    &algorithm, NULL, NULL, crypto->TS_MSG_IMPRINT_get_algo(imprint));
	if (crypto->OBJ_obj2nid(algorithm) != NID_sha256 ||
	    bytes.length != DIGEST_BYTES)
		return origin_refuse(
		    origin, _("the time-stamp's digest is not SHA-256"));
	*digest = digest_from((const unsigned char *)bytes.at);
	return true;
}

/* Zero stands for none, and for one that is not ours. */
static uint64_t
nonce_of(const TS_TST_INFO *info)
{
	const ASN1_INTEGER *nonce = libcrypto()->TS_TST_INFO_get_nonce(info);
	uint64_t number = 0;

	if (nonce == NULL ||
	    libcrypto()->ASN1_INTEGER_get_uint64(&number, nonce) != 1)
		return 0;
	return number;
}

static bool
take_info(struct origin origin, TS_TST_INFO *info, struct timestamp *timestamp)
{
	timestamp->nonce = nonce_of(info);
	if (!libcrypto_seconds(
		libcrypto()->TS_TST_INFO_get_time(info), &timestamp->time))
		return origin_refuse(
		    origin, _("the time-stamp's time is not valid"));
	return take_digest(origin, info, &timestamp->digest);
}

static bool
take_certificates(struct arena *arena, struct origin origin, const PKCS7 *token,
    struct certificates *certificates)
{
	const STACK_OF(X509) *stack = token->d.sign->cert;

	for (int i = 0; i < libcrypto_count(stack); i++) {
		struct certificate certificate;

		if (!certificate_read(arena, origin,
			x509_der(arena, libcrypto_at(stack, i)), &certificate))
			return false;
		certificates_add(arena, certificates, &certificate);
	}
	return true;
}

/* The one signer's certificate, which the request asked for. */
static bool
take_authority(struct arena *arena, struct origin origin, PKCS7 *token,
    struct certificate *authority)
{
	STACK_OF(X509) *signers =
	    libcrypto()->PKCS7_get0_signers(token, NULL, 0);
	bool good = libcrypto_count(signers) == 1
	    ? certificate_read(arena, origin,
		  x509_der(arena, libcrypto_at(signers, 0)), authority)
	    : origin_refuse(origin,
		  _("the time-stamp does not include the certificate of its "
		    "one signer"));

	libcrypto()->OPENSSL_sk_free((OPENSSL_STACK *)signers);
	return good;
}

static bool
read_token(
    struct arena *arena, struct origin origin, struct timestamp *timestamp)
{
	struct opened opened;
	bool good;

	if (token_open(timestamp->token, &opened))
		good = take_info(origin, opened.info, timestamp) &&
		    take_certificates(arena, origin, opened.token,
			&timestamp->certificates) &&
		    take_authority(
			arena, origin, opened.token, &timestamp->authority);
	else
		good = origin_refuse(
		    origin, _("what is there is not a time-stamp (RFC 3161)"));
	token_close(&opened);
	return good;
}

bool
timestamp_read(struct arena *arena, struct origin origin, struct text der,
    struct timestamp *timestamp)
{
	*timestamp = (struct timestamp) {.token = der};
	if (!libcrypto_load(origin.diag))
		return false;
	if (timestamp_response_is(der)) {
		timestamp->response = der;
		if (!timestamp_response_token(
			arena, origin, der, &timestamp->token))
			return false;
	}
	return read_token(arena, origin, timestamp);
}

/* Does its one signer use a digest without known collisions? */
static bool
has_strong_digest(const PKCS7 *token)
{
	const PKCS7_SIGNER_INFO *signer =
	    libcrypto_at(token->d.sign->signer_info, 0);
	const ASN1_OBJECT *algorithm = NULL;
	int digest;

	libcrypto()->X509_ALGOR_get0(
	    &algorithm, NULL, NULL, signer->digest_alg);
	digest = libcrypto()->OBJ_obj2nid(algorithm);
	return digest == NID_sha256 || digest == NID_sha384 ||
	    digest == NID_sha512;
}

/* Is the token signed by the certificate that its signingCertificate or
   signingCertificateV2 names, for the authority that it names? */
static bool
is_signed(PKCS7 *token, int64_t time, const struct certificates *trust)
{
	const struct libcrypto *crypto = libcrypto();
	TS_VERIFY_CTX *verifying = crypto->TS_VERIFY_CTX_new();
	bool is;

	crypto->TS_VERIFY_CTX_set_store(verifying, x509_store(trust, time));
	crypto->TS_VERIFY_CTX_add_flags(
	    verifying, TS_VFY_SIGNATURE | TS_VFY_VERSION | TS_VFY_SIGNER);
	is = crypto->TS_RESP_verify_token(verifying, token) == 1;
	crypto->TS_VERIFY_CTX_free(verifying);
	return is;
}

static bool
check_signature(struct arena *arena, struct origin origin,
    const struct timestamp *timestamp, const struct certificates *trust)
{
	struct opened opened;
	bool good = token_open(timestamp->token, &opened);

	assert(good); /* timestamp_read did the same */
	if (!has_strong_digest(opened.token))
		good = origin_refuse(origin,
		    _("the time-stamp's signature is not valid: its digest is "
		      "weaker than SHA-256"));
	else if (!is_signed(opened.token, timestamp->time, trust))
		good = origin_refuse(origin,
		    arena_format(arena,
			_("the time-stamp's signature is not valid: %s"),
			libcrypto_reason()));
	token_close(&opened);
	return good;
}

bool
timestamp_check(struct arena *arena, struct origin origin,
    const struct timestamp *timestamp, struct digest digest,
    const struct certificates *trust, const struct revocations *revocations)
{
	struct chain chain = {&timestamp->authority, &timestamp->certificates,
	    trust, revocations, timestamp->time, CHAIN_TIMESTAMP};
	const char *why = NULL;

	if (!digest_equal(timestamp->digest, digest))
		return origin_refuse(
		    origin, _("the time-stamp is of other bytes"));
	if (chain_check(arena, &chain, &why) != CHAIN_GOOD)
		return origin_refuse(origin,
		    arena_format(arena,
			_("the authority “%s” is not trusted: %s"),
			timestamp->authority.name, why));
	return check_signature(arena, origin, timestamp, trust);
}

/* One request to each authority, in their order. */
struct round {
	const struct tsa *tsa;
	struct digest digest;
	struct timestamp_request request;
	struct diag *diag; /* what was wrong */
	bool may_pass;	   /* and whether some of it may be over soon */
	int pause;	   /* seconds that an authority asks for */
};

/* No answer, or one with another status of HTTP than 200. */
static void
tell_failure(struct round *round, const struct http_exchange *exchange)
{
	long status = exchange->status;

	if (status == 0)
		diag_error_at(round->diag, CODE_SIGN_TSA, exchange->url, "%s",
		    exchange->message);
	else
		diag_error_at(round->diag, CODE_SIGN_TSA, exchange->url,
		    "HTTP status %ld", status);
	if (status == 0 || status == HTTP_TIMEOUT || status == HTTP_TOO_MANY ||
	    status >= HTTP_SERVER)
		round->may_pass = true;
	if (exchange->retry_after > round->pause)
		round->pause = exchange->retry_after;
}

static bool
judge_answer(struct arena *arena, struct round *round, const char *url,
    struct text answer, struct timestamp *timestamp)
{
	struct origin origin = {round->diag, CODE_SIGN_TIMESTAMP, url};

	if (!timestamp_read(arena, origin, answer, timestamp))
		return false;
	if (timestamp->response.length == 0)
		return origin_refuse(
		    origin, _("the answer is a token without a response"));
	if (timestamp->nonce != round->request.nonce)
		return origin_refuse(
		    origin, _("the answer is to another request (its nonce)"));
	return timestamp_check(
	    arena, origin, timestamp, round->digest, round->tsa->trust, NULL);
}

static bool
ask(struct arena *arena, struct round *round, const char *url,
    struct timestamp *timestamp)
{
	struct http_exchange exchange = {
	    .url = url,
	    .type = "application/timestamp-query",
	    .accept = "application/timestamp-reply",
	    .body = round->request.der,
	    .limit = ANSWER_MOST,
	    .seconds = round->tsa->seconds,
	};

	if (http_exchange(arena, &exchange))
		return judge_answer(
		    arena, round, url, exchange.answer, timestamp);
	tell_failure(round, &exchange);
	return false;
}

/* Until one of them answers well. */
static bool
ask_each(struct arena *arena, struct round *round, struct timestamp *timestamp)
{
	round->diag = diag_new(arena);
	round->may_pass = false;
	round->pause = 0;
	for (size_t i = 0; i < round->tsa->url_count; i++)
		if (ask(arena, round, round->tsa->urls[i], timestamp))
			return true;
	return false;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static void
wait_seconds(int seconds)
{
	struct timespec pause = {.tv_sec = seconds};

	nanosleep(&pause, NULL);
}

static void
report(struct diag *diag, const struct diag *found)
{
	for (size_t i = 0; i < found->count; i++)
		diag_error_at(diag, found->at[i].code, found->at[i].path, "%s",
		    found->at[i].message);
}

/* Rounds, until one succeeds or no other may. */
static bool
ask_again(struct arena *arena, struct round *round, struct timestamp *timestamp)
{
	int pause = 1;

	for (int left = round->tsa->retries;; left--) {
		if (ask_each(arena, round, timestamp))
			return true;
		if (!round->may_pass || left <= 0)
			return false;
		wait_seconds(least(
		    round->pause > pause ? round->pause : pause, PAUSE_MOST));
		pause = least(2 * pause, PAUSE_MOST);
	}
}

bool
timestamp_fetch(struct arena *arena, struct diag *diag, const struct tsa *tsa,
    struct digest digest, struct timestamp *timestamp, int *status)
{
	struct round round = {.tsa = tsa, .digest = digest};

	if (!libcrypto_load(diag) ||
	    !timestamp_request_new(arena, diag, digest, &round.request)) {
		*status = STATUS_OTHER;
		return false;
	}
	if (ask_again(arena, &round, timestamp))
		return true;
	report(diag, round.diag);
	*status = STATUS_NETWORK;
	return false;
}
