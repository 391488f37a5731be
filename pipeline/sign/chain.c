#include "sign/chain.h"

#include "base/arena.h"
#include "base/record.h"
#include "base/translate.h"
#include "sign/revoked.h"
#include "sign/x509.h"

void
texts_add(struct arena *arena, struct texts *texts, struct text text)
{
	texts->at = arena_more(
	    arena, texts->at, texts->count, &texts->room, sizeof *texts->at);
	texts->at[texts->count++] = text;
}

/* A path that is being judged. */
struct path {
	struct arena *arena;
	const struct chain *chain;
	X509_STORE_CTX *context;
	const char **why;
};

static const char *
subject_of(const struct path *path, const X509 *x509)
{
	const char *name = "";

	if (x509 != NULL)
		x509_name(path->arena, libcrypto()->X509_get_subject_name(x509),
		    &name);
	return name;
}

/* The format has a place for the certificate's name. */
static enum chain_fault
fault(const struct path *path, enum chain_fault kind, const X509 *x509,
    const char *format)
{
	*path->why =
	    arena_format(path->arena, _(format), subject_of(path, x509));
	return kind;
}

struct verify_error {
	int code; /* of X509_verify_cert */
	enum chain_fault fault;
	const char *format;
};

#define UNTRUSTED                                                              \
	CHAIN_UNTRUSTED,                                                       \
	    N_("the certificate of “%s” leads to none that is trusted")

static const struct verify_error VERIFY_ERRORS[] = {
    {X509_V_ERR_CERT_HAS_EXPIRED, CHAIN_EXPIRED,
	N_("the certificate of “%s” had expired")},
    {X509_V_ERR_CERT_NOT_YET_VALID, CHAIN_NOT_YET,
	N_("the certificate of “%s” was not valid yet")},
    {X509_V_ERR_CERT_UNTRUSTED, UNTRUSTED},
    {X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, UNTRUSTED},
    {X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, UNTRUSTED},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, UNTRUSTED},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, UNTRUSTED},
    {X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, UNTRUSTED},
    {X509_V_ERR_INVALID_PURPOSE, CHAIN_OTHER,
	N_("the certificate of “%s” is for another purpose")},
    {X509_V_ERR_EE_KEY_TOO_SMALL, CHAIN_OTHER,
	N_("the certificate of “%s” has a key that is too weak")},
    {X509_V_ERR_CA_KEY_TOO_SMALL, CHAIN_OTHER,
	N_("the certificate of “%s” has a key that is too weak")},
    {X509_V_ERR_CA_MD_TOO_WEAK, CHAIN_OTHER,
	N_("the certificate of “%s” is signed with a digest that is too weak")},
};

#undef UNTRUSTED

static enum chain_fault
verify_fault(const struct path *path)
{
	const struct libcrypto *crypto = libcrypto();
	int code = crypto->X509_STORE_CTX_get_error(path->context);
	const X509 *x509 =
	    crypto->X509_STORE_CTX_get_current_cert(path->context);

	for (size_t i = 0; i < COUNT_OF(VERIFY_ERRORS); i++)
		if (VERIFY_ERRORS[i].code == code)
			return fault(path, VERIFY_ERRORS[i].fault, x509,
			    VERIFY_ERRORS[i].format);
	*path->why = arena_format(path->arena,
	    _("the certificate of “%s” is not accepted: %s"),
	    subject_of(path, x509),
	    crypto->X509_verify_cert_error_string(code));
	return CHAIN_OTHER;
}

/* S/MIME's purpose would ask for an extended key usage, which certificates for
   signing documents have in many kinds or not at all. */
static enum chain_fault
usage_fault(const struct path *path, X509 *x509)
{
	uint32_t usage = libcrypto()->X509_get_key_usage(x509);

	if (path->chain->purpose == CHAIN_SIGNATURE &&
	    (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0)
		return fault(path, CHAIN_OTHER, x509,
		    N_("the certificate of “%s” is for another purpose"));
	return CHAIN_GOOD;
}

/* All but the last, which is trusted: revoked, whatever is not known of the
   others. */
static enum chain_fault
revocation_fault(const struct path *path)
{
	const void *stack =
	    libcrypto()->X509_STORE_CTX_get0_chain(path->context);
	X509 *unknown = NULL;

	for (int i = 0; i + 1 < libcrypto_count(stack); i++) {
		struct revoked_question question = {libcrypto_at(stack, i),
		    libcrypto_at(stack, i + 1), path->chain->time};
		enum revoked said =
		    revoked(&question, path->chain->revocations);

		if (said == REVOKED_YES)
			return fault(path, CHAIN_REVOKED, question.x509,
			    N_("the certificate of “%s” was revoked"));
		if (said == REVOKED_UNKNOWN && unknown == NULL)
			unknown = question.x509;
	}
	return unknown == NULL
	    ? CHAIN_GOOD
	    : fault(path, CHAIN_UNKNOWN, unknown,
		  N_("the certificate of “%s” may have been revoked: no OCSP "
		     "response and no revocation list says that it was not"));
}

static enum chain_fault
path_fault(const struct path *path, X509 *x509)
{
	const struct libcrypto *crypto = libcrypto();
	enum chain_fault found;

	if (path->chain->purpose == CHAIN_TIMESTAMP)
		crypto->X509_STORE_CTX_set_purpose(
		    path->context, X509_PURPOSE_TIMESTAMP_SIGN);
	if (crypto->X509_verify_cert(path->context) != 1)
		return verify_fault(path);
	found = usage_fault(path, x509);
	if (found == CHAIN_GOOD && path->chain->revocations != NULL)
		found = revocation_fault(path);
	return found;
}

enum chain_fault
chain_check(struct arena *arena, const struct chain *chain, const char **why)
{
	const struct libcrypto *crypto = libcrypto();
	X509 *x509 = x509_of(chain->certificate);
	struct stack_st_X509 *others = x509_stack(chain->others);
	X509_STORE *store = x509_store(chain->trust, chain->time);
	struct path path = {arena, chain, crypto->X509_STORE_CTX_new(), why};
	enum chain_fault found;

	*why = NULL;
	crypto->X509_STORE_CTX_init(path.context, store, x509, others);
	found = path_fault(&path, x509);
	crypto->X509_STORE_CTX_free(path.context);
	crypto->X509_STORE_free(store);
	x509_stack_free(others);
	crypto->X509_free(x509);
	crypto->ERR_clear_error();
	return found;
}

struct certificates
chain_of(struct arena *arena, const struct certificate *certificate,
    const struct certificates *certificates)
{
	struct certificates chain = {NULL, 0, 0};

	/* Two authorities may have certified each other. */
	while (certificate != NULL && !certificates_have(&chain, certificate)) {
		certificates_add(arena, &chain, certificate);
		certificate = certificate_issuer(certificate, certificates);
	}
	return chain;
}
