/* Time-stamps that are kept, and bytes that nobody stamped. */
#include "sign/timestamp.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "check.h"
#include "sign/chain.h"

#define STAMPS "tests/sign/stamps/"

enum { MADE_AT = 1433160000 }; /* 1 June 2015, 12:00 UTC */

/* What the tests have: the files, as tests/sign/stamps/make.sh made them. */
struct stamps {
	struct arena *arena;
	struct diag *diag;
	struct certificates root, other;
	struct digest digest; /* of stamped.txt */
};

static struct text
load(struct stamps *stamps, const char *name)
{
	struct text bytes = {NULL, 0};

	CHECK(file_read(stamps->arena, stamps->diag,
	    arena_concat(stamps->arena, STAMPS, name, ""), &bytes));
	return bytes;
}

static bool
read_bytes(
    struct stamps *stamps, struct text bytes, struct timestamp *timestamp)
{
	struct origin origin = {stamps->diag, CODE_SIGN_TIMESTAMP, "x.tsr"};

	return timestamp_read(stamps->arena, origin, bytes, timestamp);
}

static bool
check(struct stamps *stamps, const struct timestamp *timestamp,
    const struct certificates *trust, const struct revocations *revocations)
{
	struct origin origin = {stamps->diag, CODE_SIGN_TIMESTAMP, "x.tsr"};

	return timestamp_check(stamps->arena, origin, timestamp, stamps->digest,
	    trust, revocations);
}

/* Has there been one error, with these words, since the last call? */
static bool
says(struct stamps *stamps, const char *words)
{
	const struct diag *diag = stamps->diag;
	bool does = diag->count == 1 &&
	    diag->at[0].code == CODE_SIGN_TIMESTAMP &&
	    strcmp(diag->at[0].path, "x.tsr") == 0 &&
	    strstr(diag->at[0].message, words) != NULL;

	if (!does)
		diag_print(stamps->diag, stderr, DIAG_TEXT);
	stamps->diag = diag_new(stamps->arena);
	return does;
}

/* Is the file refused with these words, be it when read or when checked? */
static bool
is_refused(struct stamps *stamps, const char *name, const char *words)
{
	struct timestamp timestamp;
	bool good = read_bytes(stamps, load(stamps, name), &timestamp) &&
	    check(stamps, &timestamp, &stamps->root, NULL);

	return !good && says(stamps, words);
}

/* Its certificate has expired since. */
static void
test_response(struct stamps *stamps)
{
	struct timestamp timestamp;
	struct text bytes = load(stamps, "good.tsr");

	CHECK(read_bytes(stamps, bytes, &timestamp));
	CHECK(text_equal(timestamp.response, bytes));
	CHECK(text_equal(timestamp.token, load(stamps, "good.tst")));
	CHECK(timestamp.time == MADE_AT);
	CHECK(digest_equal(timestamp.digest, stamps->digest));
	CHECK(timestamp.nonce != 0);
	CHECK(strcmp(timestamp.authority.name, "Dấu thời gian") == 0);
	CHECK(timestamp.certificates.count == 2);
	CHECK(check(stamps, &timestamp, &stamps->root, NULL));
	CHECK(!diag_is_bad(stamps->diag));
}

static void
test_token(struct stamps *stamps)
{
	struct timestamp timestamp;
	struct text bytes = load(stamps, "good.tst");

	CHECK(read_bytes(stamps, bytes, &timestamp));
	CHECK(timestamp.response.length == 0);
	CHECK(text_equal(timestamp.token, bytes));
	CHECK(check(stamps, &timestamp, &stamps->root, NULL));
}

/* Trust may begin at the root or below it. */
static void
test_trust(struct stamps *stamps)
{
	struct timestamp timestamp;
	struct certificates none = {0};

	CHECK(read_bytes(stamps, load(stamps, "good.tsr"), &timestamp));
	CHECK(check(stamps, &timestamp, &timestamp.certificates, NULL));
	CHECK(!check(stamps, &timestamp, &stamps->other, NULL));
	CHECK(says(stamps, "the authority “Dấu thời gian” is not trusted"));
	CHECK(!check(stamps, &timestamp, &none, NULL));
	CHECK(says(stamps, "is not trusted"));
}

static bool
check_revocation(struct stamps *stamps, const char *list)
{
	struct timestamp timestamp;
	struct revocations revocations = {0};

	texts_add(stamps->arena, &revocations.crls, load(stamps, "root.crl"));
	if (list != NULL)
		texts_add(stamps->arena, &revocations.crls, load(stamps, list));
	return read_bytes(stamps, load(stamps, "good.tsr"), &timestamp) &&
	    check(stamps, &timestamp, &stamps->root, &revocations);
}

static void
test_revocation(struct stamps *stamps)
{
	CHECK(check_revocation(stamps, "good.crl"));
	CHECK(!check_revocation(stamps, NULL));
	CHECK(says(stamps, "is not trusted"));
	CHECK(!check_revocation(stamps, "revoked.crl"));
	CHECK(says(stamps, "was revoked"));
}

static void
test_refused(struct stamps *stamps)
{
	CHECK(is_refused(stamps, "other.tsr", "is of other bytes"));
	CHECK(is_refused(stamps, "by-other.tsr", "is not trusted"));
	CHECK(is_refused(stamps, "early.tsr", "was not valid yet"));
	CHECK(is_refused(stamps, "sha512.tsr", "digest is not SHA-256"));
	CHECK(is_refused(stamps, "sha1.tsr", "weaker than SHA-256"));
	CHECK(is_refused(stamps, "bare.tsr", "does not include"));
	CHECK(is_refused(stamps, "rejected.tsr",
	    "rejects the request: it does "
	    "not know the digest"));
	CHECK(is_refused(stamps, "unnamed.tst", "signature is not valid"));
	CHECK(is_refused(stamps, "misused.tst", "for another purpose"));
	CHECK(is_refused(stamps, "misnamed.tst", "signature is not valid"));
	CHECK(is_refused(stamps, "good.crl", "is not a time-stamp"));
	CHECK(is_refused(stamps, "root.pem", "is not a time-stamp"));
	CHECK(is_refused(stamps, "stamped.txt", "is not a time-stamp"));
}

/* An authority's own words are shown, unless they could change the terminal. */
static void
test_rejection(struct stamps *stamps)
{
	struct text bytes = load(stamps, "rejected.tsr");
	char *changed = arena_copy(stamps->arena, bytes.at, bytes.length);
	size_t at = text_find(bytes, "Message digest");
	struct timestamp timestamp;

	CHECK(!read_bytes(stamps, bytes, &timestamp));
	CHECK(says(stamps, "(“Message digest algorithm is not supported.”)"));
	CHECK(at < bytes.length);
	changed[at] = '\x1b';
	CHECK(!read_bytes(
	    stamps, (struct text) {changed, bytes.length}, &timestamp));
	CHECK(strchr(stamps->diag->at[0].message, '\x1b') == NULL);
	CHECK(says(stamps, "rejects the request"));
}

static void
test_other_digest(struct stamps *stamps)
{
	struct timestamp timestamp;
	struct digest kept = stamps->digest;

	CHECK(read_bytes(stamps, load(stamps, "good.tsr"), &timestamp));
	stamps->digest = digest_of(text_of("other"));
	CHECK(!check(stamps, &timestamp, &stamps->root, NULL));
	CHECK(says(stamps, "is of other bytes"));
	stamps->digest = kept;
}

/* Whatever is cut off, or follows, it is not a time-stamp any more. */
static void
test_length(struct stamps *stamps, const char *name)
{
	struct text bytes = load(stamps, name);
	char *longer = arena_alloc(stamps->arena, bytes.length + 1);
	struct timestamp timestamp;
	size_t read = 0;

	for (size_t length = 0; length < bytes.length; length++)
		read +=
		    read_bytes(stamps, text_part(bytes, 0, length), &timestamp);
	CHECK(read == 0);
	memcpy(longer, bytes.at, bytes.length);
	stamps->diag = diag_new(stamps->arena);
	CHECK(!read_bytes(
	    stamps, (struct text) {longer, bytes.length + 1}, &timestamp));
	CHECK(says(stamps, "is not a time-stamp"));
}

static void
test_empty(struct stamps *stamps)
{
	struct timestamp timestamp;

	CHECK(!read_bytes(stamps, (struct text) {NULL, 0}, &timestamp));
	CHECK(says(stamps, "is not a time-stamp"));
}

/* A bit of each byte is changed. What is accepted still says the same: there
   are bytes that no signature covers, such as the response's status. */
static void
test_changed(struct stamps *stamps)
{
	struct text bytes = load(stamps, "good.tsr");
	char *changed = arena_copy(stamps->arena, bytes.at, bytes.length);
	size_t accepted = 0, lies = 0;

	for (size_t i = 0; i < bytes.length; i++) {
		struct timestamp timestamp;

		changed[i] ^= (char)(1u << i % 8);
		if (read_bytes(stamps, (struct text) {changed, bytes.length},
			&timestamp) &&
		    check(stamps, &timestamp, &stamps->root, NULL)) {
			accepted++;
			lies += timestamp.time != MADE_AT ||
			    !digest_equal(timestamp.digest, stamps->digest);
		}
		changed[i] ^= (char)(1u << i % 8);
	}
	CHECK(lies == 0);
	CHECK(accepted < 20);
	stamps->diag = diag_new(stamps->arena);
}

int
main(void)
{
	struct stamps stamps = {.arena = arena_new()};

	stamps.diag = diag_new(stamps.arena);
	CHECK(certificates_load(
	    stamps.arena, stamps.diag, STAMPS "root.pem", &stamps.root));
	CHECK(certificates_load(stamps.arena, stamps.diag,
	    "tests/sign/fixtures/other-root.pem", &stamps.other));
	stamps.digest = digest_of(load(&stamps, "stamped.txt"));
	test_response(&stamps);
	test_token(&stamps);
	test_trust(&stamps);
	test_revocation(&stamps);
	test_refused(&stamps);
	test_rejection(&stamps);
	test_other_digest(&stamps);
	test_length(&stamps, "good.tsr");
	test_length(&stamps, "good.tst");
	test_empty(&stamps);
	test_changed(&stamps);
	arena_free(stamps.arena);
	return check_report();
}
