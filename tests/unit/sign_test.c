/*
 * Signatures: certificates, CMS, chains and revocation.
 *
 * What is read here was made by tests/sign/fixtures/fixtures.sh in November
 * 2026; "then" is in 2028. Nothing asks for the time of day.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/library.h"
#include "base/path.h"
#include "check.h"
#include "sign/chain.h"
#include "sign/cms.h"
#include "sign/cms_draft.h"
#include "sign/x509.h"

#define FIXTURES "tests/sign/fixtures"

static const int64_t THEN = 1830297600;	   /* 2028-01-01 */
static const int64_t LISTS = 1790812800;   /* 2026-10-01: thisUpdate of lists */
static const int64_t ENDED = 1793491200;   /* 2026-11-01: nextUpdate of one */
static const int64_t REVOKED = 1893456000; /* 2030-01-01 */

enum { MINUTE = 60 };

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
static const char *const NAMES[] = {"libcrypto.so.3", NULL};

/* What each test works with. */
struct bench {
	struct arena *arena;
	struct diag *diag;
};

static struct bench
bench_new(void)
{
	struct bench bench = {.arena = arena_new()};

	bench.diag = diag_new(bench.arena);
	return bench;
}

static struct origin
origin_of(const struct bench *bench)
{
	return (struct origin) {bench->diag, CODE_SIGN_CERTIFICATE, "a"};
}

/* The last message; empty: there is none. */
static const char *
said(const struct bench *bench)
{
	return bench->diag->count == 0
	    ? ""
	    : bench->diag->at[bench->diag->count - 1].message;
}

static bool
says(const struct bench *bench, const char *words)
{
	return strstr(said(bench), words) != NULL;
}

static enum diag_code
code_of(const struct bench *bench)
{
	return bench->diag->at[bench->diag->count - 1].code;
}

static struct text
fixture(const struct bench *bench, const char *name)
{
	struct text bytes = {NULL, 0};

	CHECK(file_read(bench->arena, bench->diag,
	    file_join(bench->arena, FIXTURES, name), &bytes));
	return bytes;
}

static void
load(const struct bench *bench, const char *name,
    struct certificates *certificates)
{
	CHECK(certificates_load(bench->arena, bench->diag,
	    file_join(bench->arena, FIXTURES, name), certificates));
}

/* The only one of a file. */
static struct certificate
certificate_of(const struct bench *bench, const char *name)
{
	struct certificates certificates = {NULL, 0, 0};

	load(bench, name, &certificates);
	CHECK(certificates.count == 1);
	return certificates.at[0];
}

static struct certificates
authorities(const struct bench *bench)
{
	struct certificates certificates = {NULL, 0, 0};

	load(bench, "ca.pem", &certificates);
	load(bench, "root.pem", &certificates);
	return certificates;
}

static void
test_certificate(void)
{
	struct bench bench = bench_new();
	struct certificate rsa = certificate_of(&bench, "signer-3072.pem");
	struct certificate ec = certificate_of(&bench, "signer-p256.pem");
	struct certificate weak = certificate_of(&bench, "weak.pem");
	struct certificate root = certificate_of(&bench, "root.pem");

	CHECK(strcmp(rsa.name, "Văn phòng UBND tỉnh Giả Định") == 0);
	CHECK(strcmp(rsa.organization, "UBND tỉnh Giả Định") == 0);
	CHECK(strcmp(rsa.issuer, "CA cấp dưới") == 0);
	CHECK(strcmp(rsa.serial, "16") == 0);
	CHECK(rsa.from == 1767225600 && rsa.to == 4922899200);
	CHECK(rsa.key == KEY_RSA && rsa.key_bits == 3072);
	CHECK(ec.key == KEY_EC_P256 && ec.key_bits == 256);
	CHECK(weak.key == KEY_OTHER && weak.key_bits == 1024);
	CHECK(!rsa.is_self_issued && root.is_self_issued);
	CHECK(strcmp(rsa.ocsp, "http://ca.example/ocsp") == 0);
	CHECK(strcmp(rsa.crl, "http://ca.example/ca.crl") == 0);
	CHECK(root.ocsp == NULL && root.crl == NULL);
	CHECK(certificate_equal(&root, &root));
	CHECK(!certificate_equal(&root, &ec));
	arena_free(bench.arena);
}

/* A prefix, something behind it, and what is no certificate at all. */
static void
test_certificate_refused(void)
{
	struct bench bench = bench_new();
	struct text der = certificate_of(&bench, "signer-p256.pem").der;
	char *longer = arena_alloc(bench.arena, der.length + 1);
	struct certificate certificate;

	for (size_t i = 0; i < der.length; i++)
		CHECK(!certificate_read(bench.arena, origin_of(&bench),
		    text_part(der, 0, i), &certificate));
	memcpy(longer, der.at, der.length);
	CHECK(!certificate_read(bench.arena, origin_of(&bench),
	    (struct text) {longer, der.length + 1}, &certificate));
	CHECK(says(&bench, "is not a certificate"));
	CHECK(!certificate_read(
	    bench.arena, origin_of(&bench), text_of("CÔNG BÁO"), &certificate));
	arena_free(bench.arena);
}

static bool
loads(const struct bench *bench, struct text bytes, size_t count)
{
	char name[] = "/tmp/sign-test.XXXXXX";
	struct certificates certificates = {NULL, 0, 0};
	int file = mkstemp(name);
	bool good = file >= 0 && file_put(file, bytes) &&
	    certificates_load(bench->arena, bench->diag, name, &certificates);

	close(file);
	remove(name);
	return good && certificates.count == count;
}

static void
test_certificates_load(void)
{
	struct bench bench = bench_new();
	struct arena *arena = bench.arena;
	const char *root = fixture(&bench, "root.pem").at;
	const char *ca = fixture(&bench, "ca.pem").at;
	const char *key = fixture(&bench, "signer-p256.key").at;
	struct text der = certificate_of(&bench, "root.pem").der;

	CHECK(loads(&bench, der, 1));
	CHECK(
	    loads(&bench, text_of(arena_concat(arena, root, "lời\n", ca)), 2));
	CHECK(bench.diag->count == 0);
	CHECK(!loads(&bench, text_of(arena_concat(arena, root, key, ca)), 2));
	CHECK(says(&bench, "holds a “PRIVATE KEY”"));
	CHECK(!loads(&bench, text_of("-----BEGIN\n"), 0));
	CHECK(says(&bench, "holds no certificate"));
	CHECK(
	    !loads(&bench, text_part(text_of(root), 0, strlen(root) - 40), 1));
	CHECK(says(&bench, "is not valid PEM"));
	CHECK(!loads(&bench, text_of(""), 0));
	CHECK(!certificates_load(arena, bench.diag, FIXTURES "/none.pem",
	    &(struct certificates) {NULL, 0, 0}));
	arena_free(arena);
}

static void
test_chain_of(void)
{
	struct bench bench = bench_new();
	struct certificate signer = certificate_of(&bench, "signer-2048.pem");
	struct certificates given = {NULL, 0, 0}, chain;

	load(&bench, "other-root.pem", &given);
	load(&bench, "signer-p256.pem", &given);
	load(&bench, "root.pem", &given);
	load(&bench, "ca.pem", &given);
	CHECK(certificate_issuer(&signer, &given) == &given.at[3]);
	CHECK(certificate_issuer(&given.at[3], &given) == &given.at[2]);
	chain = chain_of(bench.arena, &signer, &given);
	CHECK(chain.count == 3);
	CHECK(certificate_equal(&chain.at[0], &signer));
	CHECK(certificate_equal(&chain.at[1], &given.at[3]));
	CHECK(certificate_equal(&chain.at[2], &given.at[2]));
	given.count = 3; /* without its issuer */
	CHECK(certificate_issuer(&signer, &given) == NULL);
	CHECK(chain_of(bench.arena, &signer, &given).count == 1);
	arena_free(bench.arena);
}

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
struct desk {
	struct bench bench;
	struct certificate certificate;
	struct certificates chain;
	struct key key;
	struct cms_signing signing;
	struct digest content;
};

static void
desk_open(struct desk *desk, const char *certificate, const char *key)
{
	desk->bench = bench_new();
	desk->certificate = certificate_of(&desk->bench, certificate);
	desk->chain = authorities(&desk->bench);
	desk->key = (struct key) {.bench = &desk->bench, .name = key};
	desk->content = digest_of(text_of("CÔNG BÁO"));
	desk->signing = (struct cms_signing) {.path = "a.pdf",
	    .certificate = &desk->certificate,
	    .chain = &desk->chain,
	    .sign = key_sign,
	    .context = &desk->key};
}

static bool
signs(struct desk *desk, struct text *der)
{
	return cms_sign(desk->bench.arena, desk->bench.diag, &desk->signing,
	    desk->content, der);
}

static bool
holds(const struct desk *desk, struct text der)
{
	return cms_check(origin_of(&desk->bench), der, desk->content);
}

static void
check_signed(struct desk *desk, struct text der)
{
	struct cms cms;

	CHECK(holds(desk, der));
	CHECK(cms_read(desk->bench.arena, origin_of(&desk->bench), der, &cms));
	CHECK(digest_equal(cms.content, desk->content));
	CHECK(certificate_equal(&cms.certificate, &desk->certificate));
	CHECK(cms.certificates.count == 3);
	CHECK(text_equal(cms.signature, desk->key.stamped));
	CHECK(text_is(cms.token, TOKEN));
	CHECK(!cms.has_signing_time);
	CHECK(desk->bench.diag->count == 0);
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
		struct desk desk;
		struct text der = {NULL, 0};
		char *room;

		desk_open(&desk, KEYS[i][0], KEYS[i][1]);
		desk.signing.stamp = key_stamp;
		CHECK(signs(&desk, &der));
		check_signed(&desk, der);
		room = arena_alloc(desk.bench.arena, der.length + 100);
		memcpy(room, der.at, der.length);
		check_signed(&desk, (struct text) {room, der.length + 100});
		room[der.length + 99] = 1;
		CHECK(!holds(&desk, (struct text) {room, der.length + 100}));
		arena_free(desk.bench.arena);
	}
}

/* Nothing but the certificates and no time-stamp; the chain may have the
   signer's certificate too. */
static void
test_signed_plainly(void)
{
	struct desk desk;
	struct text der = {NULL, 0};
	struct cms cms;

	desk_open(&desk, "signer-p256.pem", "signer-p256.key");
	desk.chain = chain_of(desk.bench.arena, &desk.certificate, &desk.chain);
	CHECK(desk.chain.count == 3);
	CHECK(signs(&desk, &der) && holds(&desk, der));
	CHECK(cms_read(desk.bench.arena, origin_of(&desk.bench), der, &cms));
	CHECK(cms.token.length == 0 && cms.certificates.count == 3);
	arena_free(desk.bench.arena);
}

static void
test_sign_refused(void)
{
	struct desk desk;
	struct text der = {NULL, 0};

	desk_open(&desk, "signer-2048.pem", "signer-3072.key");
	CHECK(!signs(&desk, &der));
	CHECK(code_of(&desk.bench) == CODE_SIGN_KEY);
	desk.key.name = "signer-p256.key";
	CHECK(!signs(&desk, &der));
	CHECK(code_of(&desk.bench) == CODE_SIGN_KEY);
	desk.signing.sign = garbage_sign;
	CHECK(!signs(&desk, &der));
	CHECK(code_of(&desk.bench) == CODE_SIGN_KEY);
	desk.certificate = certificate_of(&desk.bench, "signer-p256.pem");
	CHECK(!signs(&desk, &der)); /* not two numbers of 32 bytes */
	CHECK(code_of(&desk.bench) == CODE_SIGN_KEY);
	desk.certificate = certificate_of(&desk.bench, "weak.pem");
	CHECK(!signs(&desk, &der));
	CHECK(code_of(&desk.bench) == CODE_SIGN_CERTIFICATE);
	CHECK(der.at == NULL && desk.bench.diag->count == 5);
	arena_free(desk.bench.arena);
}

/* What the token and the authority reported is enough. */
static void
test_sign_given_up(void)
{
	struct desk desk;
	struct text der = {NULL, 0};

	desk_open(&desk, "signer-2048.pem", "signer-2048.key");
	desk.signing.stamp = no_stamp;
	CHECK(!signs(&desk, &der));
	desk.signing.sign = no_sign;
	CHECK(!signs(&desk, &der));
	CHECK(der.at == NULL && desk.bench.diag->count == 0);
	arena_free(desk.bench.arena);
}

/* A signature that is cut off, or is none, is neither read nor held. */
static void
test_cut_off(void)
{
	struct desk desk;
	struct text der = {NULL, 0}, part;
	struct cms cms;

	desk_open(&desk, "signer-p256.pem", "signer-p256.key");
	CHECK(signs(&desk, &der));
	for (size_t i = 0; i < der.length; i += 7) {
		part = text_part(der, 0, i);
		CHECK(!holds(&desk, part));
		CHECK(!cms_read(
		    desk.bench.arena, origin_of(&desk.bench), part, &cms));
	}
	CHECK(!holds(&desk, text_of("CÔNG BÁO")));
	CHECK(!holds(&desk, desk.certificate.der));
	arena_free(desk.bench.arena);
}

/*
 * Whatever byte is changed: where it still holds, it is by the same
 * certificate, of the same content, with the same signature. (Nobody signs its
 * version.)
 */
static void
test_changed_byte(void)
{
	struct desk desk;
	struct text der = {NULL, 0};
	struct cms was, is;
	size_t held = 0;

	desk_open(&desk, "signer-p256.pem", "signer-p256.key");
	desk.chain.count = 0;
	CHECK(signs(&desk, &der));
	CHECK(cms_read(desk.bench.arena, origin_of(&desk.bench), der, &was));
	for (size_t i = 0; i < der.length; i++) {
		char *changed =
		    arena_copy(desk.bench.arena, der.at, der.length);
		struct text text = {changed, der.length};

		changed[i] ^= 1;
		if (!holds(&desk, text))
			continue;
		held++;
		CHECK(cms_read(
		    desk.bench.arena, origin_of(&desk.bench), text, &is));
		CHECK(text_equal(was.signature, is.signature));
		CHECK(digest_equal(was.content, is.content));
		CHECK(certificate_equal(&was.certificate, &is.certificate));
	}
	CHECK(held < 32);
	arena_free(desk.bench.arena);
}

static void
test_other_content(void)
{
	struct desk desk;
	struct text der = {NULL, 0};

	desk_open(&desk, "signer-3072.pem", "signer-3072.key");
	CHECK(signs(&desk, &der));
	desk.content = digest_of(text_of("CÔNG BÁO!"));
	CHECK(!holds(&desk, der));
	CHECK(says(&desk.bench, "is not a signature of this content"));
	arena_free(desk.bench.arena);
}

/* The attribute is changed too, but not the signature over it. */
static void
test_other_attribute(void)
{
	struct desk desk;
	struct text der = {NULL, 0};
	unsigned char was[DIGEST_BYTES], now[DIGEST_BYTES];
	char *at;

	desk_open(&desk, "signer-3072.pem", "signer-3072.key");
	CHECK(signs(&desk, &der));
	digest_bytes(desk.content, was);
	desk.content = digest_of(text_of("CÔNG BÁO!"));
	digest_bytes(desk.content, now);
	at = arena_copy(desk.bench.arena, der.at, der.length);
	der.at = at;
	for (size_t i = 0; i + sizeof was <= der.length; i++)
		if (memcmp(at + i, was, sizeof was) == 0)
			memcpy(at + i, now, sizeof now);
	CHECK(!holds(&desk, der));
	CHECK(says(&desk.bench, "was not made with the key"));
	arena_free(desk.bench.arena);
}

static struct cms_draft
draft_begin(struct desk *desk, const char *certificate, const char *key)
{
	struct cms_draft draft;

	desk_open(desk, certificate, key);
	draft = (struct cms_draft) {.arena = desk->bench.arena,
	    .diag = desk->bench.diag,
	    .signing = &desk->signing};
	CHECK(cms_draft_begin(&draft));
	return draft;
}

/* With all attributes. */
static struct cms_draft
draft_open(struct desk *desk, const char *certificate, const char *key)
{
	struct cms_draft draft = draft_begin(desk, certificate, key);
	struct text bytes;

	CHECK(cms_draft_attributes(&draft, desk->content, &bytes));
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
check_refused(struct desk *desk, struct cms_draft *draft, const char *words)
{
	CHECK(!holds(desk, draft_finish(draft)));
	CHECK(says(&desk->bench, words));
	CHECK(desk->bench.diag->count == 1);
	arena_free(desk->bench.arena);
}

/* It does not say by which certificate. */
static void
test_unnamed_certificate(void)
{
	struct desk desk;
	struct cms_draft draft =
	    draft_begin(&desk, "signer-p256.pem", "signer-p256.key");
	unsigned char digest[DIGEST_BYTES];

	digest_bytes(desk.content, digest);
	libcrypto()->PKCS7_add_attrib_content_type(draft.signer, NULL);
	libcrypto()->PKCS7_add1_attrib_digest(
	    draft.signer, digest, sizeof digest);
	check_refused(&desk, &draft, "does not name its certificate");
}

/* The same key in another certificate than the one that is named. */
static void
test_other_certificate(void)
{
	struct desk desk;
	struct cms_draft draft =
	    draft_begin(&desk, "renewed.pem", "signer-p256.key");
	struct certificate other =
	    certificate_of(&desk.bench, "signer-p256.pem");
	X509 *x509 = draft.x509;
	struct text bytes;

	draft.x509 = x509_of(&other);
	CHECK(cms_draft_attributes(&draft, desk.content, &bytes));
	libcrypto()->X509_free(draft.x509);
	draft.x509 = x509;
	check_refused(&desk, &draft, "does not name its certificate");
}

static void
test_weak_key(void)
{
	struct desk desk;
	struct cms_draft draft = draft_open(&desk, "weak.pem", "weak.key");

	check_refused(&desk, &draft, "key that is too weak");
}

static void
test_other_type(void)
{
	struct desk desk;
	struct cms_draft draft =
	    draft_open(&desk, "signer-p256.pem", "signer-p256.key");

	libcrypto()->PKCS7_add_signed_attribute(draft.signer,
	    NID_pkcs9_contentType, V_ASN1_OBJECT,
	    libcrypto()->OBJ_nid2obj(NID_pkcs7_enveloped));
	check_refused(&desk, &draft, "does not say what it signs");
}

static void
test_other_digest(void)
{
	struct desk desk;
	struct cms_draft draft =
	    draft_open(&desk, "signer-p256.pem", "signer-p256.key");

	libcrypto()->X509_ALGOR_set0(draft.signer->digest_alg,
	    libcrypto()->OBJ_nid2obj(NID_sha1), V_ASN1_NULL, NULL);
	check_refused(&desk, &draft, "has no digest of what is signed");
}

static void
test_attached(void)
{
	struct desk desk;
	struct cms_draft draft =
	    draft_open(&desk, "signer-p256.pem", "signer-p256.key");
	ASN1_STRING *content =
	    libcrypto()->ASN1_STRING_type_new(V_ASN1_OCTET_STRING);

	libcrypto()->ASN1_STRING_set(content, "CÔNG BÁO", -1);
	draft.cms->d.sign->contents->d.data = content;
	check_refused(&desk, &draft, "is not a detached signature");
}

static void
test_two_signers(void)
{
	struct desk desk;
	struct cms_draft draft =
	    draft_open(&desk, "signer-p256.pem", "signer-p256.key");
	const struct libcrypto *crypto = libcrypto();

	CHECK(crypto->PKCS7_add_signature(draft.cms, draft.x509,
		  crypto->X509_get0_pubkey(draft.x509),
		  crypto->EVP_sha256()) != NULL);
	check_refused(&desk, &draft, "is not the signature of one signer");
}

static void
test_no_certificate(void)
{
	struct desk desk;
	struct cms_draft draft =
	    draft_open(&desk, "signer-p256.pem", "signer-p256.key");

	x509_stack_free(draft.cms->d.sign->cert);
	draft.cms->d.sign->cert = NULL;
	check_refused(&desk, &draft, "lacks the certificate of its signer");
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
	struct desk desk;
	struct cms_draft draft =
	    draft_open(&desk, "signer-p256.pem", "signer-p256.key");
	struct text der;
	struct cms cms;

	stamp_push(draft.signer);
	stamp_push(draft.signer);
	der = draft_finish(&draft);
	CHECK(!cms_read(desk.bench.arena, origin_of(&desk.bench), der, &cms));
	CHECK(says(&desk.bench, "has more than one time-stamp"));
	arena_free(desk.bench.arena);
}

/* That PDF does not want it makes the signature no worse. */
static void
test_signing_time(void)
{
	struct desk desk;
	struct cms_draft draft =
	    draft_open(&desk, "signer-p256.pem", "signer-p256.key");
	struct text der;
	struct cms cms;

	CHECK(tools.PKCS7_add0_attrib_signing_time(draft.signer, NULL) == 1);
	der = draft_finish(&draft);
	CHECK(holds(&desk, der));
	CHECK(cms_read(desk.bench.arena, origin_of(&desk.bench), der, &cms));
	CHECK(cms.has_signing_time);
	arena_free(desk.bench.arena);
}

/* A question about a certificate. */
struct trial {
	struct bench bench;
	struct certificate certificate;
	struct certificates others, trust;
	struct revocations revocations;
	const char *why; /* never NULL */
};

static void
trial_open(struct trial *trial, const char *certificate)
{
	*trial = (struct trial) {.bench = bench_new()};
	trial->certificate = certificate_of(&trial->bench, certificate);
	load(&trial->bench, "ca.pem", &trial->others);
	load(&trial->bench, "root.pem", &trial->trust);
}

static enum chain_fault
judge(struct trial *trial, int64_t time, enum chain_purpose purpose,
    const struct revocations *revocations)
{
	struct chain chain = {&trial->certificate, &trial->others,
	    &trial->trust, revocations, time, purpose};
	enum chain_fault fault =
	    chain_check(trial->bench.arena, &chain, &trial->why);

	CHECK((fault == CHAIN_GOOD) == (trial->why == NULL));
	trial->why = trial->why == NULL ? "" : trial->why;
	return fault;
}

static enum chain_fault
judge_one(const char *certificate, enum chain_purpose purpose)
{
	struct trial trial;
	enum chain_fault fault;

	trial_open(&trial, certificate);
	fault = judge(&trial, THEN, purpose, NULL);
	arena_free(trial.bench.arena);
	return fault;
}

static void
test_chain(void)
{
	CHECK(judge_one("signer-2048.pem", CHAIN_SIGNATURE) == CHAIN_GOOD);
	CHECK(judge_one("signer-p256.pem", CHAIN_SIGNATURE) == CHAIN_GOOD);
	CHECK(judge_one("root.pem", CHAIN_SIGNATURE) == CHAIN_OTHER);
	CHECK(judge_one("other-root.pem", CHAIN_SIGNATURE) == CHAIN_UNTRUSTED);
	CHECK(judge_one("expired.pem", CHAIN_SIGNATURE) == CHAIN_EXPIRED);
	CHECK(judge_one("future.pem", CHAIN_SIGNATURE) == CHAIN_NOT_YET);
	CHECK(judge_one("cipher.pem", CHAIN_SIGNATURE) == CHAIN_OTHER);
	CHECK(judge_one("weak.pem", CHAIN_SIGNATURE) == CHAIN_OTHER);
	CHECK(judge_one("sha1.pem", CHAIN_SIGNATURE) == CHAIN_OTHER);
	CHECK(judge_one("stamper.pem", CHAIN_TIMESTAMP) == CHAIN_GOOD);
	CHECK(judge_one("signer-p256.pem", CHAIN_TIMESTAMP) == CHAIN_OTHER);
}

static void
test_chain_time(void)
{
	struct trial trial;
	int64_t from, to;

	trial_open(&trial, "signer-2048.pem");
	from = trial.certificate.from;
	to = trial.certificate.to;
	CHECK(judge(&trial, from, CHAIN_SIGNATURE, NULL) == CHAIN_GOOD);
	CHECK(judge(&trial, from - 1, CHAIN_SIGNATURE, NULL) == CHAIN_NOT_YET);
	/* To OpenSSL, the last second is over. */
	CHECK(judge(&trial, to - 1, CHAIN_SIGNATURE, NULL) == CHAIN_GOOD);
	CHECK(judge(&trial, to + 1, CHAIN_SIGNATURE, NULL) == CHAIN_EXPIRED);
	arena_free(trial.bench.arena);
}

static void
test_chain_trust(void)
{
	struct trial trial;

	trial_open(&trial, "signer-2048.pem");
	trial.others.count = 0;
	CHECK(judge(&trial, THEN, CHAIN_SIGNATURE, NULL) == CHAIN_UNTRUSTED);
	CHECK(strstr(trial.why, "“Văn phòng UBND tỉnh Giả Định”") != NULL);
	trial.trust.count = 0;
	CHECK(judge(&trial, THEN, CHAIN_SIGNATURE, NULL) == CHAIN_UNTRUSTED);
	load(&trial.bench, "other-root.pem", &trial.trust);
	CHECK(judge(&trial, THEN, CHAIN_SIGNATURE, NULL) == CHAIN_UNTRUSTED);
	load(&trial.bench, "ca.pem", &trial.trust); /* not a root */
	CHECK(judge(&trial, THEN, CHAIN_SIGNATURE, NULL) == CHAIN_GOOD);
	arena_free(trial.bench.arena);
}

/* What this says of signer-p256.pem, where its issuer is trusted. */
static enum chain_fault
issuer_says(const char *issuer, const char *name, int64_t time)
{
	struct trial trial;
	struct texts *into;
	enum chain_fault fault;

	trial_open(&trial, "signer-p256.pem");
	trial.others.count = trial.trust.count = 0;
	load(&trial.bench, issuer, &trial.trust);
	into = text_ends(text_of(name), ".crl") ? &trial.revocations.crls
						: &trial.revocations.ocsp;
	texts_add(trial.bench.arena, into, fixture(&trial.bench, name));
	fault = judge(&trial, time, CHAIN_SIGNATURE, &trial.revocations);
	arena_free(trial.bench.arena);
	return fault;
}

static enum chain_fault
says_of(const char *name, int64_t time)
{
	return issuer_says("ca.pem", name, time);
}

static void
test_ocsp(void)
{
	CHECK(says_of("good.ocsp", THEN) == CHAIN_GOOD);
	CHECK(says_of("good-by-issuer.ocsp", THEN) == CHAIN_GOOD);
	CHECK(says_of("good.ocsp", LISTS) == CHAIN_UNKNOWN); /* not yet made */
	CHECK(says_of("revoked.ocsp", REVOKED - 1) == CHAIN_GOOD);
	CHECK(says_of("revoked.ocsp", REVOKED) == CHAIN_REVOKED);
	CHECK(says_of("unknown.ocsp", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("short.ocsp", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("open-ended.ocsp", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("by-other.ocsp", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("by-sha1.ocsp", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("by-signer.ocsp", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("of-renewed.ocsp", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("ca.pem", THEN) == CHAIN_UNKNOWN);
}

static void
test_lists(void)
{
	CHECK(says_of("good.crl", THEN) == CHAIN_GOOD);
	CHECK(says_of("good.crl", LISTS - 5 * MINUTE) == CHAIN_GOOD);
	CHECK(says_of("good.crl", LISTS - 30 * MINUTE) == CHAIN_UNKNOWN);
	CHECK(says_of("ended.crl", ENDED + 5 * MINUTE) == CHAIN_GOOD);
	CHECK(says_of("ended.crl", ENDED + 30 * MINUTE) == CHAIN_UNKNOWN);
	CHECK(says_of("revoked.crl", REVOKED - 1) == CHAIN_GOOD);
	CHECK(says_of("revoked.crl", REVOKED) == CHAIN_REVOKED);
	CHECK(says_of("by-other.crl", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("by-sha1.crl", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("delta.crl", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("by-renamed.crl", THEN) == CHAIN_UNKNOWN);
	CHECK(
	    issuer_says("no-lists-ca.pem", "good.crl", THEN) == CHAIN_UNKNOWN);
	CHECK(issuer_says("no-lists-ca.pem", "good.ocsp", THEN) == CHAIN_GOOD);
	CHECK(says_of("root.crl", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("here.crl", THEN) == CHAIN_GOOD);
	CHECK(says_of("elsewhere.crl", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("only-cas.crl", THEN) == CHAIN_UNKNOWN);
	CHECK(says_of("some-reasons.crl", THEN) == CHAIN_UNKNOWN);
}

/* No byte of an answer can be changed, or left out, but its meaning stays. */
static void
check_changed(const char *name, int64_t time, enum chain_fault wanted)
{
	struct trial trial;
	struct text bytes;
	char *changed;

	trial_open(&trial, "signer-p256.pem");
	trial.trust = trial.others;
	bytes = fixture(&trial.bench, name);
	changed = arena_copy(trial.bench.arena, bytes.at, bytes.length);
	bytes.at = changed;
	texts_add(trial.bench.arena, &trial.revocations.ocsp, bytes);
	texts_add(trial.bench.arena, &trial.revocations.crls, bytes);
	for (size_t i = 0; i < bytes.length; i++) {
		enum chain_fault fault;

		changed[i] ^= 1;
		fault =
		    judge(&trial, time, CHAIN_SIGNATURE, &trial.revocations);
		CHECK(fault == CHAIN_UNKNOWN || fault == wanted);
		changed[i] ^= 1;
	}
	arena_free(trial.bench.arena);
}

static void
test_revocation_changed(void)
{
	check_changed("revoked.ocsp", REVOKED, CHAIN_REVOKED);
	check_changed("revoked.crl", REVOKED, CHAIN_REVOKED);
	check_changed("here.crl", THEN, CHAIN_GOOD);
}

/* Every certificate is asked for but the root; the worst answer counts. */
static void
test_revocation_of_chain(void)
{
	struct trial trial;
	struct revocations *said_of;

	trial_open(&trial, "signer-p256.pem");
	said_of = &trial.revocations;
	texts_add(trial.bench.arena, &said_of->ocsp,
	    fixture(&trial.bench, "good.ocsp"));
	CHECK(judge(&trial, THEN, CHAIN_SIGNATURE, said_of) == CHAIN_UNKNOWN);
	CHECK(strstr(trial.why, "“CA cấp dưới”") != NULL);
	texts_add(trial.bench.arena, &said_of->crls,
	    fixture(&trial.bench, "root.crl"));
	CHECK(judge(&trial, THEN, CHAIN_SIGNATURE, said_of) == CHAIN_GOOD);
	texts_add(trial.bench.arena, &said_of->crls,
	    fixture(&trial.bench, "revoked.crl"));
	CHECK(
	    judge(&trial, REVOKED, CHAIN_SIGNATURE, said_of) == CHAIN_REVOKED);
	CHECK(strstr(trial.why, "was revoked") != NULL);
	arena_free(trial.bench.arena);
}

int
main(void)
{
	struct bench bench = bench_new();

	CHECK(libcrypto_load(bench.diag));
	CHECK(library_load(bench.diag, NAMES, ROWS, COUNT_OF(ROWS)));
	test_certificate();
	test_certificate_refused();
	test_certificates_load();
	test_chain_of();
	test_signed();
	test_signed_plainly();
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
	test_chain();
	test_chain_time();
	test_chain_trust();
	test_ocsp();
	test_lists();
	test_revocation_changed();
	test_revocation_of_chain();
	arena_free(bench.arena);
	return check_report();
}
