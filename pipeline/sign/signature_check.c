#include "sign/signature_check.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "sign/chain.h"
#include "sign/cms.h"
#include "sign/timestamp.h"

/* A signature that is being checked. */
struct signature_checking {
	struct arena *arena;
	const struct checked_file *file;
	struct cms cms;
	struct certificates others; /* in the signature, and beside it */
	struct revocations revocations;
	struct timestamp timestamp;
};

static struct origin
origin_of(const struct signature_checking *checking, enum diag_code code)
{
	return (struct origin) {
	    checking->file->diag, code, checking->file->path};
}

static bool
check_time(struct signature_checking *checking)
{
	struct origin origin = origin_of(checking, CODE_VERIFY_TIMESTAMP);

	if (checking->cms.token.length == 0)
		return origin_refuse(origin,
		    _("the signature has no time-stamp: nothing proves that it "
		      "was made while its certificate was valid"));
	return timestamp_read(checking->arena, origin, checking->cms.token,
		   &checking->timestamp) &&
	    timestamp_check(checking->arena, origin, &checking->timestamp,
		digest_of(checking->cms.signature), checking->file->trust,
		NULL);
}

/*
 * Certificates that no chain needs are checked too: they are not signed by the
 * signature, and a changed one should be seen.
 */
static bool
check_certificates(const struct signature_checking *checking)
{
	const struct certificates *others = &checking->others;

	for (size_t i = 0; i < others->count; i++) {
		const struct certificate *one = &others->at[i];

		if (certificates_have(checking->file->trust, one) ||
		    certificate_issuer(one, checking->file->trust) != NULL ||
		    certificate_issuer(one, others) != NULL)
			continue;
		diag_error_at(checking->file->diag, CODE_VERIFY_TRUST,
		    checking->file->path,
		    "the certificate of “%s” in it is not by any of those in "
		    "it or trusted: it was changed, or that of “%s” is missing",
		    one->name, one->issuer);
		return false;
	}
	return true;
}

static enum chain_fault
judge(const struct signature_checking *checking,
    const struct revocations *revocations, const char **why)
{
	struct chain chain = {.certificate = &checking->cms.certificate,
	    .others = &checking->others,
	    .trust = checking->file->trust,
	    .revocations = revocations,
	    .time = checking->timestamp.time,
	    .purpose = CHAIN_SIGNATURE};

	return chain_check(checking->arena, &chain, why);
}

/* Where nothing says that a certificate was not revoked, that is no error. */
static bool
check_chain(struct signature_checking *checking, struct signature_facts *facts)
{
	const char *why = "";
	enum chain_fault fault = judge(checking, &checking->revocations, &why);

	facts->is_unrevoked = fault == CHAIN_GOOD;
	if (fault == CHAIN_UNKNOWN)
		fault = judge(checking, NULL, &why);
	if (fault == CHAIN_GOOD)
		return true;
	diag_error_at(checking->file->diag, CODE_VERIFY_TRUST,
	    checking->file->path, "the certificate of “%s”, by “%s”: %s",
	    checking->cms.certificate.name, checking->cms.certificate.issuer,
	    why);
	return false;
}

static void
set_facts(
    const struct signature_checking *checking, struct signature_facts *facts)
{
	const struct certificate *authority = &checking->timestamp.authority;

	facts->signer = checking->cms.certificate.name;
	facts->issuer = checking->cms.certificate.issuer;
	facts->time = checking->timestamp.time;
	facts->authority = authority->name;
	facts->until = authority->to;
}

/* All that is wrong is reported, but what depends on it. */
static bool
check(struct signature_checking *checking, struct text der,
    struct digest content, struct signature_facts *facts)
{
	struct origin origin = origin_of(checking, CODE_VERIFY_SIGNATURE);
	const struct certificates *included = &checking->cms.certificates;
	bool good;

	if (!cms_read(checking->arena, origin, der, &checking->cms))
		return false;
	for (size_t i = 0; i < included->count; i++)
		certificates_add(
		    checking->arena, &checking->others, &included->at[i]);
	good = cms_check(origin, der, content);
	good &= check_certificates(checking);
	if (!check_time(checking) || !check_chain(checking, facts))
		return false;
	set_facts(checking, facts);
	return good;
}

bool
signature_check(struct arena *arena, const struct checked_file *file,
    struct text der, struct digest content, struct signature_facts *facts)
{
	struct signature_checking checking = {.arena = arena, .file = file};

	return check(&checking, der, content, facts);
}

/* What is in the PDF beside its signature. */
static bool
take_evidence(
    struct signature_checking *checking, const struct signature_found *found)
{
	struct arena *arena = checking->arena;
	struct revocations *revocations = &checking->revocations;

	for (size_t i = 0; i < found->certificate_count; i++) {
		struct certificate certificate;

		if (!certificate_read(arena,
			origin_of(checking, CODE_VERIFY_SIGNATURE),
			found->certificates[i], &certificate))
			return false;
		certificates_add(arena, &checking->others, &certificate);
	}
	for (size_t i = 0; i < found->ocsp_count; i++)
		texts_add(arena, &revocations->ocsp, found->ocsp[i]);
	for (size_t i = 0; i < found->crl_count; i++)
		texts_add(arena, &revocations->crls, found->crls[i]);
	return true;
}

enum signature_state
signature_check_pdf(struct arena *arena, const struct checked_file *file,
    struct text bytes, struct signature_facts *facts, struct signed_base *base)
{
	struct signature_checking checking = {.arena = arena, .file = file};
	struct origin origin = origin_of(&checking, CODE_VERIFY_SIGNATURE);
	struct signature_found found;
	enum signature_state state =
	    signature_find(arena, origin, bytes, &found);

	if (state != SIGNATURE_FOUND)
		return state;
	base->size = found.base;
	base->digest = digest_of(text_part(bytes, 0, found.base));
	return take_evidence(&checking, &found) &&
		check(&checking, found.cms, found.content, facts)
	    ? SIGNATURE_FOUND
	    : SIGNATURE_BAD;
}

bool
timestamp_check_file(struct arena *arena, const struct checked_file *file,
    struct text response, struct digest digest, struct timestamp *timestamp)
{
	struct origin origin = {file->diag, CODE_VERIFY_TIMESTAMP, file->path};

	return timestamp_read(arena, origin, response, timestamp) &&
	    timestamp_check(
		arena, origin, timestamp, digest, file->trust, NULL);
}
