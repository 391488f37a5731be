/*
 * Certificates, and whether they are trusted.
 */
#include <stdlib.h>
#include <unistd.h>

#include "sign_bench.h"

#include "sign/chain.h"

static const int64_t THEN = 1830297600;	   /* 2028-01-01 */
static const int64_t LISTS = 1790812800;   /* 2026-10-01: thisUpdate of lists */
static const int64_t ENDED = 1793491200;   /* 2026-11-01: nextUpdate of one */
static const int64_t REVOKED = 1893456000; /* 2030-01-01 */

enum { MINUTE = 60 };

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
	test_certificate();
	test_certificate_refused();
	test_certificates_load();
	test_chain_of();
	test_chain();
	test_chain_time();
	test_chain_trust();
	test_ocsp();
	test_lists();
	test_revocation_changed();
	test_revocation_of_chain();
	return check_report();
}
