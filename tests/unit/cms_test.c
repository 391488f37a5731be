/*
 * Signatures in CMS: made, read and checked, and refused.
 */
#include "sign_bench.h"

#include "base/library.h"
#include "sign/chain.h"
#include "sign/cms.h"
#include "sign/cms_draft.h"
#include "sign/x509.h"

/* What a token does, and the program need not. */
#define TOOL_FUNCTIONS(X)                                                      \
	X(BN_bn2binpad)                                                        \
	X(ECDSA_SIG_get0)                                                      \
	X(EVP_PKEY_CTX_free)                                                   \
	X(EVP_PKEY_CTX_new)                                                    \
	X(EVP_PKEY_CTX_set_signature_md)                                       \
	X(EVP_PKEY_free)                                                       \
	X(EVP_PKEY_sign)                                                       \
	X(EVP_PKEY_sign_init)                                                  \
	X(PEM_read_bio_PrivateKey)                                             \
	X(PKCS7_add0_attrib_signing_time)                                      \
	X(X509_ATTRIBUTE_create)                                               \
	X(d2i_ECDSA_SIG)

#define TOOL_MEMBER(name) __typeof__(name) *name;
static struct {
	TOOL_FUNCTIONS(TOOL_MEMBER)
} tools;

#define ROW(name) {#name, &tools.name},
static const struct library_function ROWS[] = {TOOL_FUNCTIONS(ROW)};
static const char *const NAMES[] = {
    "libcrypto.so." OPENSSL_MSTR(OPENSSL_SHLIB_VERSION), NULL};

/* A key in a file, which signs as a token does. */
struct key {
	const struct bench *bench;
	const char *name;
	struct text stamped; /* what a time-stamp was asked for */
};

static EVP_PKEY *
key_read(const struct key *key)
{
	struct text pem = fixture(key->bench, key->name);
	BIO *bytes = libcrypto()->BIO_new_mem_buf(pem.at, (int)pem.length);
	EVP_PKEY *pkey = tools.PEM_read_bio_PrivateKey(bytes, NULL, NULL, NULL);

	libcrypto()->BIO_free(bytes);
	return pkey;
}

/* The two numbers, one after the other. */
static struct text
numbers_of(struct arena *arena, const unsigned char *der, size_t length)
{
	ECDSA_SIG *pair = tools.d2i_ECDSA_SIG(NULL, &der, (long)length);
	unsigned char *numbers = arena_alloc(arena, 64);
	const BIGNUM *r, *s;

	tools.ECDSA_SIG_get0(pair, &r, &s);
	tools.BN_bn2binpad(r, numbers, 32);
	tools.BN_bn2binpad(s, numbers + 32, 32);
	libcrypto()->ECDSA_SIG_free(pair);
	return (struct text) {(const char *)numbers, 64};
}

static bool
key_sign(void *context, struct arena *arena, struct digest digest,
    struct text *signature)
{
	struct key *key = context;
	EVP_PKEY *pkey = key_read(key);
	EVP_PKEY_CTX *signing = tools.EVP_PKEY_CTX_new(pkey, NULL);
	unsigned char bytes[DIGEST_BYTES], *made = arena_alloc(arena, 512);
	size_t length = 512;

	digest_bytes(digest, bytes);
	CHECK(tools.EVP_PKEY_sign_init(signing) == 1);
	CHECK(tools.EVP_PKEY_CTX_set_signature_md(
		  signing, libcrypto()->EVP_sha256()) == 1);
	CHECK(tools.EVP_PKEY_sign(
		  signing, made, &length, bytes, sizeof bytes) == 1);
	*signature = strcmp(key->name, "signer-p256.key") == 0
	    ? numbers_of(arena, made, length)
	    : (struct text) {(const char *)made, length};
	tools.EVP_PKEY_CTX_free(signing);
	tools.EVP_PKEY_free(pkey);
	return true;
}

/* An INTEGER in a SEQUENCE. */
#define TOKEN "\x30\x03\x02\x01\x05"

static bool
key_stamp(
    void *context, struct arena *arena, struct text bytes, struct text *token)
{
	struct key *key = context;

	(void)arena;
	key->stamped = bytes;
	*token = text_of(TOKEN);
	return true;
}

static bool
no_stamp(
    void *context, struct arena *arena, struct text bytes, struct text *token)
{
	(void)context;
	(void)arena;
	(void)bytes;
	(void)token;
	return false;
}

/* Garbage, as long as a signature of RSA-2048. */
static bool
garbage_sign(void *context, struct arena *arena, struct digest digest,
    struct text *signature)
{
	(void)context;
	(void)digest;
	*signature = (struct text) {arena_alloc(arena, 256), 256};
	return true;
}

static bool
no_sign(void *context, struct arena *arena, struct digest digest,
    struct text *signature)
{
	(void)context;
	(void)arena;
	(void)digest;
	(void)signature;
	return false;
}

/* All that a signature is made with. */
struct setup {
	struct bench bench;
	struct certificate certificate;
	struct certificates chain;
	struct key key;
	struct cms_signing signing;
	struct digest content;
};

static void
setup_open(struct setup *setup, const char *certificate, const char *key)
{
	setup->bench = bench_new();
	setup->certificate = certificate_of(&setup->bench, certificate);
	setup->chain = authorities(&setup->bench);
	setup->key = (struct key) {.bench = &setup->bench, .name = key};
	setup->content = digest_of(text_of("CÔNG BÁO"));
	setup->signing = (struct cms_signing) {.path = "a.pdf",
	    .certificate = &setup->certificate,
	    .chain = &setup->chain,
	    .sign = key_sign,
	    .context = &setup->key};
}

static bool
signs(struct setup *setup, struct text *der)
{
	return cms_sign(setup->bench.arena, setup->bench.diag, &setup->signing,
	    setup->content, der);
}

static bool
holds(const struct setup *setup, struct text der)
{
	return cms_check(origin_of(&setup->bench), der, setup->content);
}

static void
check_signed(struct setup *setup, struct text der)
{
	struct cms cms;

	CHECK(holds(setup, der));
	CHECK(
	    cms_read(setup->bench.arena, origin_of(&setup->bench), der, &cms));
	CHECK(digest_equal(cms.content, setup->content));
	CHECK(certificate_equal(&cms.certificate, &setup->certificate));
	CHECK(cms.certificates.count == 3);
	CHECK(text_equal(cms.signature, setup->key.stamped));
	CHECK(text_is(cms.token, TOKEN));
	CHECK(!cms.has_signing_time);
	CHECK(setup->bench.diag->count == 0);
}

/* By each kind of key; with the zeros that follow it in a PDF. */
static void
test_signed(void)
{
	static const char *const KEYS[][2] = {
	    {"signer-2048.pem", "signer-2048.key"},
	    {"signer-3072.pem", "signer-3072.key"},
	    {"signer-p256.pem", "signer-p256.key"}};

	for (size_t i = 0; i < COUNT_OF(KEYS); i++) {
		struct setup setup;
		struct text der = {NULL, 0};
		char *room;

		setup_open(&setup, KEYS[i][0], KEYS[i][1]);
		setup.signing.stamp = key_stamp;
		CHECK(signs(&setup, &der));
		check_signed(&setup, der);
		room = arena_alloc(setup.bench.arena, der.length + 100);
		memcpy(room, der.at, der.length);
		check_signed(&setup, (struct text) {room, der.length + 100});
		room[der.length + 99] = 1;
		CHECK(!holds(&setup, (struct text) {room, der.length + 100}));
		arena_free(setup.bench.arena);
	}
}

/* Nothing but the certificates and no time-stamp; the chain may have the
   signer's certificate too. */
static void
test_signed_plainly(void)
{
	struct setup setup;
	struct text der = {NULL, 0};
	struct cms cms;

	setup_open(&setup, "signer-p256.pem", "signer-p256.key");
	setup.chain =
	    chain_of(setup.bench.arena, &setup.certificate, &setup.chain);
	CHECK(setup.chain.count == 3);
	CHECK(signs(&setup, &der) && holds(&setup, der));
	CHECK(cms_read(setup.bench.arena, origin_of(&setup.bench), der, &cms));
	CHECK(cms.token.length == 0 && cms.certificates.count == 3);
	arena_free(setup.bench.arena);
}

/* What another program made: the openssl command, as CAdES. */
static void
test_signed_elsewhere(void)
{
	struct setup setup;
	struct text der;
	struct cms cms;

	setup_open(&setup, "signer-p256.pem", "signer-p256.key");
	der = fixture(&setup.bench, "signed.p7s");
	CHECK(holds(&setup, der));
	CHECK(cms_read(setup.bench.arena, origin_of(&setup.bench), der, &cms));
	CHECK(certificate_equal(&cms.certificate, &setup.certificate));
	CHECK(cms.certificates.count == 2 && cms.token.length == 0);
	CHECK(cms.has_signing_time);
	arena_free(setup.bench.arena);
}

static void
test_sign_refused(void)
{
	struct setup setup;
	struct text der = {NULL, 0};

	setup_open(&setup, "signer-2048.pem", "signer-3072.key");
	CHECK(!signs(&setup, &der));
	CHECK(code_of(&setup.bench) == CODE_SIGN_KEY);
	setup.key.name = "signer-p256.key";
	CHECK(!signs(&setup, &der));
	CHECK(code_of(&setup.bench) == CODE_SIGN_KEY);
	setup.signing.sign = garbage_sign;
	CHECK(!signs(&setup, &der));
	CHECK(code_of(&setup.bench) == CODE_SIGN_KEY);
	setup.certificate = certificate_of(&setup.bench, "signer-p256.pem");
	CHECK(!signs(&setup, &der)); /* not two numbers of 32 bytes */
	CHECK(code_of(&setup.bench) == CODE_SIGN_KEY);
	setup.certificate = certificate_of(&setup.bench, "weak.pem");
	CHECK(!signs(&setup, &der));
	CHECK(code_of(&setup.bench) == CODE_SIGN_CERTIFICATE);
	CHECK(der.at == NULL && setup.bench.diag->count == 5);
	arena_free(setup.bench.arena);
}

/* What the token and the authority reported is enough. */
static void
test_sign_given_up(void)
{
	struct setup setup;
	struct text der = {NULL, 0};

	setup_open(&setup, "signer-2048.pem", "signer-2048.key");
	setup.signing.stamp = no_stamp;
	CHECK(!signs(&setup, &der));
	setup.signing.sign = no_sign;
	CHECK(!signs(&setup, &der));
	CHECK(der.at == NULL && setup.bench.diag->count == 0);
	arena_free(setup.bench.arena);
}

/* A signature that is cut off, or is none, is neither read nor held. */
static void
test_cut_off(void)
{
	struct setup setup;
	struct text der = {NULL, 0}, part;
	struct cms cms;

	setup_open(&setup, "signer-p256.pem", "signer-p256.key");
	CHECK(signs(&setup, &der));
	for (size_t i = 0; i < der.length; i += 7) {
		part = text_part(der, 0, i);
		CHECK(!holds(&setup, part));
		CHECK(!cms_read(
		    setup.bench.arena, origin_of(&setup.bench), part, &cms));
	}
	CHECK(!holds(&setup, text_of("CÔNG BÁO")));
	CHECK(!holds(&setup, setup.certificate.der));
	arena_free(setup.bench.arena);
}

/*
 * Whatever byte is changed: where it still holds, it is by the same
 * certificate, of the same content, with the same signature. (Nobody signs its
 * version.)
 */
static void
test_changed_byte(void)
{
	struct setup setup;
	struct text der = {NULL, 0};
	struct cms was, is;
	size_t held = 0;

	setup_open(&setup, "signer-p256.pem", "signer-p256.key");
	setup.chain.count = 0;
	CHECK(signs(&setup, &der));
	CHECK(cms_read(setup.bench.arena, origin_of(&setup.bench), der, &was));
	for (size_t i = 0; i < der.length; i++) {
		char *changed =
		    arena_copy(setup.bench.arena, der.at, der.length);
		struct text text = {changed, der.length};

		changed[i] ^= 1;
		if (!holds(&setup, text))
			continue;
		held++;
		CHECK(cms_read(
		    setup.bench.arena, origin_of(&setup.bench), text, &is));
		CHECK(text_equal(was.signature, is.signature));
		CHECK(digest_equal(was.content, is.content));
		CHECK(certificate_equal(&was.certificate, &is.certificate));
	}
	CHECK(held < 32);
	arena_free(setup.bench.arena);
}

static void
test_other_content(void)
{
	struct setup setup;
	struct text der = {NULL, 0};

	setup_open(&setup, "signer-3072.pem", "signer-3072.key");
	CHECK(signs(&setup, &der));
	setup.content = digest_of(text_of("CÔNG BÁO!"));
	CHECK(!holds(&setup, der));
	CHECK(says(&setup.bench, "is not a signature of this content"));
	arena_free(setup.bench.arena);
}

/* The attribute is changed too, but not the signature over it. */
static void
test_other_attribute(void)
{
	struct setup setup;
	struct text der = {NULL, 0};
	unsigned char was[DIGEST_BYTES], now[DIGEST_BYTES];
	char *at;

	setup_open(&setup, "signer-3072.pem", "signer-3072.key");
	CHECK(signs(&setup, &der));
	digest_bytes(setup.content, was);
	setup.content = digest_of(text_of("CÔNG BÁO!"));
	digest_bytes(setup.content, now);
	at = arena_copy(setup.bench.arena, der.at, der.length);
	der.at = at;
	for (size_t i = 0; i + sizeof was <= der.length; i++)
		if (memcmp(at + i, was, sizeof was) == 0)
			memcpy(at + i, now, sizeof now);
	CHECK(!holds(&setup, der));
	CHECK(says(&setup.bench, "was not made with the key"));
	arena_free(setup.bench.arena);
}

static struct cms_draft
draft_begin(struct setup *setup, const char *certificate, const char *key)
{
	struct cms_draft draft;

	setup_open(setup, certificate, key);
	draft = (struct cms_draft) {.arena = setup->bench.arena,
	    .diag = setup->bench.diag,
	    .signing = &setup->signing};
	CHECK(cms_draft_begin(&draft));
	return draft;
}

/* With all attributes. */
static struct cms_draft
draft_open(struct setup *setup, const char *certificate, const char *key)
{
	struct cms_draft draft = draft_begin(setup, certificate, key);
	struct text bytes;

	CHECK(cms_draft_attributes(&draft, setup->content, &bytes));
	return draft;
}

/* Signs the draft as it is now. */
static struct text
draft_finish(struct cms_draft *draft)
{
	const struct libcrypto *crypto = libcrypto();
	unsigned char *bytes = NULL;
	int length =
	    crypto->ASN1_item_i2d((const ASN1_VALUE *)draft->signer->auth_attr,
		&bytes, crypto->PKCS7_ATTR_SIGN_it());
	struct text attributes =
	    libcrypto_encoding(draft->arena, bytes, length);
	struct text signature = {NULL, 0}, der = {NULL, 0};

	CHECK(cms_draft_sign(draft, attributes, &signature));
	CHECK(cms_draft_encode(draft, &der));
	cms_draft_end(draft);
	return der;
}

/* It is well signed, and refused. */
static void
check_refused(struct setup *setup, struct cms_draft *draft, const char *words)
{
	CHECK(!holds(setup, draft_finish(draft)));
	CHECK(says(&setup->bench, words));
	CHECK(setup->bench.diag->count == 1);
	arena_free(setup->bench.arena);
}

/* It does not say by which certificate. */
static void
test_unnamed_certificate(void)
{
	struct setup setup;
	struct cms_draft draft =
	    draft_begin(&setup, "signer-p256.pem", "signer-p256.key");
	unsigned char digest[DIGEST_BYTES];

	digest_bytes(setup.content, digest);
	libcrypto()->PKCS7_add_attrib_content_type(draft.signer, NULL);
	libcrypto()->PKCS7_add1_attrib_digest(
	    draft.signer, digest, sizeof digest);
	check_refused(&setup, &draft, "does not name its certificate");
}

/* The same key in another certificate than the one that is named. */
static void
test_other_certificate(void)
{
	struct setup setup;
	struct cms_draft draft =
	    draft_begin(&setup, "renewed.pem", "signer-p256.key");
	struct certificate other =
	    certificate_of(&setup.bench, "signer-p256.pem");
	X509 *x509 = draft.x509;
	struct text bytes;

	draft.x509 = x509_of(&other);
	CHECK(cms_draft_attributes(&draft, setup.content, &bytes));
	libcrypto()->X509_free(draft.x509);
	draft.x509 = x509;
	check_refused(&setup, &draft, "does not name its certificate");
}

static void
test_weak_key(void)
{
	struct setup setup;
	struct cms_draft draft = draft_open(&setup, "weak.pem", "weak.key");

	check_refused(&setup, &draft, "key that is too weak");
}

static void
test_other_type(void)
{
	struct setup setup;
	struct cms_draft draft =
	    draft_open(&setup, "signer-p256.pem", "signer-p256.key");

	libcrypto()->PKCS7_add_signed_attribute(draft.signer,
	    NID_pkcs9_contentType, V_ASN1_OBJECT,
	    libcrypto()->OBJ_nid2obj(NID_pkcs7_enveloped));
	check_refused(&setup, &draft, "does not say what it signs");
}

static void
test_other_digest(void)
{
	struct setup setup;
	struct cms_draft draft =
	    draft_open(&setup, "signer-p256.pem", "signer-p256.key");

	libcrypto()->X509_ALGOR_set0(draft.signer->digest_alg,
	    libcrypto()->OBJ_nid2obj(NID_sha1), V_ASN1_NULL, NULL);
	check_refused(&setup, &draft, "has no digest of what is signed");
}

static void
test_attached(void)
{
	struct setup setup;
	struct cms_draft draft =
	    draft_open(&setup, "signer-p256.pem", "signer-p256.key");
	ASN1_STRING *content =
	    libcrypto()->ASN1_STRING_type_new(V_ASN1_OCTET_STRING);

	libcrypto()->ASN1_STRING_set(content, "CÔNG BÁO", -1);
	draft.cms->d.sign->contents->d.data = content;
	check_refused(&setup, &draft, "is not a detached signature");
}

static void
test_two_signers(void)
{
	struct setup setup;
	struct cms_draft draft =
	    draft_open(&setup, "signer-p256.pem", "signer-p256.key");
	const struct libcrypto *crypto = libcrypto();

	CHECK(crypto->PKCS7_add_signature(draft.cms, draft.x509,
		  crypto->X509_get0_pubkey(draft.x509),
		  crypto->EVP_sha256()) != NULL);
	check_refused(&setup, &draft, "is not the signature of one signer");
}

static void
test_no_certificate(void)
{
	struct setup setup;
	struct cms_draft draft =
	    draft_open(&setup, "signer-p256.pem", "signer-p256.key");

	x509_stack_free(draft.cms->d.sign->cert);
	draft.cms->d.sign->cert = NULL;
	check_refused(&setup, &draft, "lacks the certificate of its signer");
}

static void
stamp_push(PKCS7_SIGNER_INFO *signer)
{
	ASN1_STRING *token = libcrypto()->ASN1_STRING_type_new(V_ASN1_SEQUENCE);

	libcrypto()->ASN1_STRING_set(token, TOKEN, -1);
	if (signer->unauth_attr == NULL)
		signer->unauth_attr =
		    (struct stack_st_X509_ATTRIBUTE *)libcrypto()
			->OPENSSL_sk_new_null();
	libcrypto()->OPENSSL_sk_push((OPENSSL_STACK *)signer->unauth_attr,
	    tools.X509_ATTRIBUTE_create(
		NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token));
}

static void
test_two_stamps(void)
{
	struct setup setup;
	struct cms_draft draft =
	    draft_open(&setup, "signer-p256.pem", "signer-p256.key");
	struct text der;
	struct cms cms;

	stamp_push(draft.signer);
	stamp_push(draft.signer);
	der = draft_finish(&draft);
	CHECK(!cms_read(setup.bench.arena, origin_of(&setup.bench), der, &cms));
	CHECK(says(&setup.bench, "has more than one time-stamp"));
	arena_free(setup.bench.arena);
}

/* That PDF does not want it makes the signature no worse. */
static void
test_signing_time(void)
{
	struct setup setup;
	struct cms_draft draft =
	    draft_open(&setup, "signer-p256.pem", "signer-p256.key");
	struct text der;
	struct cms cms;

	CHECK(tools.PKCS7_add0_attrib_signing_time(draft.signer, NULL) == 1);
	der = draft_finish(&draft);
	CHECK(holds(&setup, der));
	CHECK(cms_read(setup.bench.arena, origin_of(&setup.bench), der, &cms));
	CHECK(cms.has_signing_time);
	arena_free(setup.bench.arena);
}

int
main(void)
{
	struct bench bench = bench_new();

	CHECK(libcrypto_load(bench.diag));
	CHECK(library_load(bench.diag, NAMES, ROWS, COUNT_OF(ROWS)));
	test_signed();
	test_signed_plainly();
	test_signed_elsewhere();
	test_sign_refused();
	test_sign_given_up();
	test_cut_off();
	test_changed_byte();
	test_other_content();
	test_other_attribute();
	test_unnamed_certificate();
	test_other_certificate();
	test_weak_key();
	test_other_type();
	test_other_digest();
	test_attached();
	test_two_signers();
	test_no_certificate();
	test_two_stamps();
	test_signing_time();
	arena_free(bench.arena);
	return check_report();
}
