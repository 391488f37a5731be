#include "sign/file_signer.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "portal/lock_record.h"
#include "portal/status.h"
#include "print/signature.h"
#include "read/profile.h"
#include "sign/certificate.h"
#include "sign/chain.h"
#include "sign/cms.h"
#include "sign/revocation.h"
#include "sign/settings.h"
#include "sign/signature_record.h"
#include "sign/timestamp.h"
#include "sign/token.h"

enum {
	CLOCK_MOST = 60,	/* seconds between this clock and the TSA's */
	CRL_MOST = 20 * 1024,	/* a longer list would bloat each PDF */
	ATTRIBUTES_MOST = 2048, /* bytes of a CMS besides certificates, key's
				   signature and time-stamp */
	RECORD_VERSION = 1,
};

struct file_signer {
	struct arena *arena;
	struct diag *diag;
	const struct profile *profile;
	const struct signature_settings *settings;
	struct faces *faces;
	int status;

	struct token *token;
	struct certificate certificate;
	struct certificates chain; /* its issuers */
	struct tsa tsa;
	struct timestamp first; /* got when the signer was opened */
	/* Of the DSS. */
	struct certificates missing;
	struct revocations revocations;
	struct timestamp last; /* of the signature made last */
	size_t token_most;     /* bytes of the longest time-stamp so far */
};

static bool
is_long_term(const struct file_signer *signer)
{
	return strcmp(signer->settings->level.text, "B-LT") == 0;
}

static bool
open_token(struct file_signer *signer, bool tries_again)
{
	const struct signature_settings *settings = signer->settings;
	struct token_options options = {.module = settings->module.text,
	    .token = settings->token.text,
	    .key = settings->key.text,
	    .tries_again = tries_again};

	signer->token =
	    token_open(signer->arena, signer->diag, &options, &signer->status);
	return signer->token != NULL;
}

/* From the file that the profile names, or from the token. */
static bool
find_certificate(struct file_signer *signer)
{
	struct span profile = {signer->profile->source, 0, 0};
	struct value given = signer->settings->certificate;
	struct values one = {&given, 1};
	struct certificates files = {0};
	struct text der;

	if (given.text != NULL) {
		if (!settings_certificates(signer->arena, signer->diag,
			signer->profile, &one, &files))
			return false;
		signer->certificate = files.at[0];
		return true;
	}
	if (token_certificate(signer->token, signer->arena, &der))
		return certificate_read(signer->arena,
		    (struct origin) {signer->diag, CODE_SIGN_CERTIFICATE,
			_("the token's certificate")},
		    der, &signer->certificate);
	diag_error(signer->diag, CODE_SIGN_CERTIFICATE, profile,
	    "the token has no certificate for its key: name the file of it as "
	    "signature.certificate");
	return false;
}

/* Whether it was revoked is asked later: the services may be down. */
static bool
check_certificate(struct file_signer *signer)
{
	struct chain chain = {.certificate = &signer->certificate,
	    .others = &signer->chain,
	    .trust = &signer->chain,
	    .time = (int64_t)time(NULL),
	    .purpose = CHAIN_SIGNATURE};
	const char *why = "";

	if (chain_check(signer->arena, &chain, &why) == CHAIN_GOOD)
		return true;
	diag_error_at(signer->diag, CODE_SIGN_CERTIFICATE,
	    signer->certificate.name, "cannot sign: %s", why);
	signer->status = STATUS_DENIED;
	return false;
}

/* The stamp shows this machine's time, and the time-stamp the authority's. */
static bool
check_clock(struct file_signer *signer, const struct timestamp *timestamp)
{
	int64_t now = (int64_t)time(NULL);

	if (timestamp->time - now <= CLOCK_MOST &&
	    now - timestamp->time <= CLOCK_MOST)
		return true;
	diag_error_at(signer->diag, CODE_SIGN_CLOCK, timestamp->authority.name,
	    "says that it is %s, and the clock of this machine %s: set it "
	    "right, or use another authority",
	    lock_record_time(signer->arena, timestamp->time),
	    lock_record_time(signer->arena, now));
	signer->status = STATUS_OTHER;
	return false;
}

static bool
stamp(struct file_signer *signer, struct arena *arena, struct digest digest,
    struct timestamp *timestamp)
{
	return timestamp_fetch(arena, signer->diag, &signer->tsa, digest,
		   timestamp, &signer->status) &&
	    check_clock(signer, timestamp);
}

/* The authority's certificates, and those that are trusted. */
static struct certificates
tsa_certificates(const struct file_signer *signer)
{
	struct certificates all = {0};

	for (size_t i = 0; i < signer->first.certificates.count; i++)
		certificates_add(
		    signer->arena, &all, &signer->first.certificates.at[i]);
	for (size_t i = 0; i < signer->tsa.trust->count; i++)
		certificates_add(
		    signer->arena, &all, &signer->tsa.trust->at[i]);
	return all;
}

/* Of the authority's chain, those that its time-stamps do not include. */
static void
find_missing(struct file_signer *signer)
{
	struct certificates all = tsa_certificates(signer);
	struct certificates chain =
	    chain_of(signer->arena, &signer->first.authority, &all);

	for (size_t i = 0; i < chain.count; i++)
		if (!certificates_have(
			&signer->first.certificates, &chain.at[i]))
			certificates_add(
			    signer->arena, &signer->missing, &chain.at[i]);
}

/* The first time-stamp tells the clock and the authority's certificates, which
   are part of what is signed. */
static bool
open_tsa(struct file_signer *signer)
{
	if (!settings_tsa(
		signer->arena, signer->diag, signer->profile, &signer->tsa) ||
	    !stamp(signer, signer->arena, digest_of(signer->certificate.der),
		&signer->first))
		return false;
	signer->token_most = signer->first.token.length;
	find_missing(signer);
	return true;
}

static bool
ask_revocation(struct file_signer *signer)
{
	struct certificates authorities = tsa_certificates(signer);
	struct revocation_request requests[] = {
	    {&signer->certificate, &signer->chain, CRL_MOST, 0},
	    {&signer->first.authority, &authorities, CRL_MOST, 0},
	};

	for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++)
		if (!revocation_fetch(signer->arena, signer->diag, &requests[i],
			&signer->revocations, &signer->status))
			return false;
	return true;
}

static bool
open_all(struct file_signer *signer, bool tries_again)
{
	signer->status = STATUS_DENIED;
	if (!settings_certificates(signer->arena, signer->diag, signer->profile,
		&signer->settings->chain, &signer->chain) ||
	    !open_token(signer, tries_again) || !find_certificate(signer) ||
	    !check_certificate(signer) || !open_tsa(signer))
		return false;
	return !is_long_term(signer) || ask_revocation(signer);
}

struct file_signer *
file_signer_open(struct arena *arena, struct diag *diag,
    const struct file_signer_options *options, int *status)
{
	struct file_signer *signer = arena_alloc(arena, sizeof *signer);

	*signer = (struct file_signer) {.arena = arena,
	    .diag = diag,
	    .profile = options->profile,
	    .settings = &options->profile->signature,
	    .faces = options->faces};
	if (open_all(signer, options->tries_again))
		return signer;
	*status = signer->status;
	file_signer_close(signer);
	return NULL;
}

void
file_signer_close(struct file_signer *signer)
{
	if (signer != NULL && signer->token != NULL)
		token_close(signer->token);
}

int
file_signer_status(const struct file_signer *signer)
{
	return signer->status;
}

/* As cms_sign_digest. */
static bool
sign_digest(void *context, struct arena *arena, struct digest digest,
    struct text *signature)
{
	struct file_signer *signer = context;

	signer->status = STATUS_DENIED;
	return token_sign(signer->token, arena, digest, signature);
}

/* As cms_stamp. */
static bool
stamp_signature(
    void *context, struct arena *arena, struct text bytes, struct text *token)
{
	struct file_signer *signer = context;

	if (!stamp(signer, arena, digest_of(bytes), &signer->last))
		return false;
	*token = signer->last.token;
	if (token->length > signer->token_most)
		signer->token_most = token->length;
	return true;
}

static bool
sign_content(struct file_signer *signer, struct arena *arena, const char *path,
    struct digest content, struct text *cms)
{
	struct cms_signing signing = {.path = path,
	    .certificate = &signer->certificate,
	    .chain = &signer->chain,
	    .sign = sign_digest,
	    .stamp = stamp_signature,
	    .context = signer};

	signer->status = STATUS_DENIED;
	return cms_sign(arena, signer->diag, &signing, content, cms);
}

/* All but what differs between a PDF and a detached signature. */
static void
fill_record(const struct file_signer *signer, struct arena *arena,
    struct text base, struct signature_record *record)
{
	record->version = RECORD_VERSION;
	record->base_size = base.length;
	record->base = digest_of(base);
	record->time = lock_record_time(arena, signer->last.time);
	record->signer = signer->certificate.name;
	record->issuer = signer->certificate.issuer;
	record->serial = signer->certificate.serial;
}

static enum stamp_form
stamp_form_of(const struct signature_settings *settings)
{
	static const struct {
		const char *name;
		enum stamp_form form;
	} FORMS[] = {
	    {"office", STAMP_OFFICE},
	    {"body", STAMP_BODY},
	    {"none", STAMP_NONE},
	};

	for (size_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++)
		if (strcmp(settings->stamp.text, FORMS[i].name) == 0)
			return FORMS[i].form;
	return STAMP_NONE;
}

static size_t
size_of_all(const struct certificates *certificates)
{
	size_t size = 0;

	for (size_t i = 0; i < certificates->count; i++)
		size += certificates->at[i].der.length;
	return size;
}

/* Room for the CMS: what it includes is known but for its attributes. */
static size_t
hole_of(const struct file_signer *signer)
{
	return signer->certificate.der.length + size_of_all(&signer->chain) +
	    signer->token_most + ATTRIBUTES_MOST;
}

/* The DSS has what the CMS lacks: certificates, and what says that none was
   revoked. */
static void
fill_evidence(const struct file_signer *signer, struct arena *arena,
    struct signature_evidence *evidence)
{
	const struct certificates *missing = &signer->missing;
	struct text *certificates =
	    arena_alloc(arena, missing->count * sizeof *certificates);

	if (!is_long_term(signer))
		return;
	for (size_t i = 0; i < missing->count; i++)
		certificates[i] = missing->at[i].der;
	evidence->certificates = certificates;
	evidence->certificate_count = missing->count;
	evidence->ocsp = signer->revocations.ocsp.at;
	evidence->ocsp_count = signer->revocations.ocsp.count;
	evidence->crls = signer->revocations.crls.at;
	evidence->crl_count = signer->revocations.crls.count;
}

static struct signature_request
request_of(const struct file_signer *signer, struct arena *arena,
    const char *path, struct text base)
{
	struct signature_request request = {.path = path,
	    .base = base,
	    .faces = signer->faces,
	    .stamp = {.form = stamp_form_of(signer->settings),
		.signer = signer->certificate.name,
		.organization = signer->certificate.organization,
		.time = (int64_t)time(NULL)},
	    .hole = hole_of(signer)};

	fill_evidence(signer, arena, &request.evidence);
	return request;
}

/* A time-stamp can be longer than the first one was: then, once, there is more
   room. */
static bool
sign_update(struct file_signer *signer, struct arena *arena,
    struct signature_request *request, struct signature_update *update)
{
	struct text cms;

	for (int tries = 0; tries < 2; tries++) {
		signer->status = STATUS_OTHER;
		if (!signature_prepare(arena, signer->diag, request, update) ||
		    !sign_content(
			signer, arena, request->path, update->content, &cms))
			return false;
		if (signature_fill(update, cms))
			return true;
		request->hole = cms.length + ATTRIBUTES_MOST;
	}
	diag_failure(signer->diag, request->path,
	    "the signature has %zu bytes, twice more than there was room for",
	    cms.length);
	return false;
}

bool
file_signer_sign_pdf(struct file_signer *signer, struct arena *arena,
    const char *path, struct text base, struct signature_record *record)
{
	struct signature_request request =
	    request_of(signer, arena, path, base);
	struct signature_update update;
	struct digesting *digesting;

	if (!sign_update(signer, arena, &request, &update))
		return false;
	fill_record(signer, arena, base, record);
	digesting = digesting_begin();
	digesting_add(digesting, base);
	digesting_add(digesting, update.update);
	record->signed_digest = digesting_end(digesting);
	record->signed_size = base.length + update.update.length;
	record->level = signer->settings->level.text;
	record->bytes = update.update;
	return true;
}

bool
file_signer_sign_detached(struct file_signer *signer, struct arena *arena,
    const char *path, struct text bytes, struct signature_record *record)
{
	struct text cms;

	if (!sign_content(signer, arena, path, digest_of(bytes), &cms))
		return false;
	fill_record(signer, arena, bytes, record);
	record->signed_digest = digest_of(cms);
	record->signed_size = cms.length;
	record->level = "B-T";
	record->bytes = cms;
	return true;
}
