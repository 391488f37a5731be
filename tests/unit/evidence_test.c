/*
 * What witnesses sign, and lists of evidence: hostile bytes too.
 */
#include "unit/check.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "portal/access.h"
#include "portal/portal.h"
#include "publish/checkpoint.h"
#include "publish/evidence.h"
#include "sign/note_key.h"
#include "sign/signed_note.h"

/* The example of Go's package note (golang.org/x/mod/sumdb/note). */
#define PRIVATE_KEY                                                            \
	"PRIVATE+KEY+PeterNeumann+c74f20a3+"                                   \
	"AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n"
#define PUBLIC_KEY                                                             \
	"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
#define WORDS                                                                  \
	"If you think cryptography is the answer to your problem,\n"           \
	"then you don't know what your problem is.\n"
#define SIGNATURE                                                              \
	"\u2014 PeterNeumann "                                                 \
	"x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvq"  \
	"fqdngotpRZb6KE6RyyBwJnAM=\n"
#define NOTE WORDS "\n" SIGNATURE

static void
test_keys(struct arena *arena, struct diag *diag)
{
	static const char *const BAD[] = {"", "PeterNeumann",
	    "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a3+",
	    "PeterNeuman+c74f20a3+"
	    "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
	    "PeterNeumann+c74f20a4+"
	    "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
	    "PeterNeumann+c74f20a3+"
	    "AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
	    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izW"};
	struct note_verifier verifier;
	struct note_key key;

	CHECK(note_verifier_read(arena, PUBLIC_KEY, &verifier));
	CHECK(strcmp(verifier.name, "PeterNeumann") == 0);
	CHECK(strcmp(note_verifier_write(arena, &verifier), PUBLIC_KEY) == 0);
	for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
		CHECK(!note_verifier_read(arena, BAD[i], &verifier));
	CHECK(note_name_is_good("witness.example.vn"));
	CHECK(!note_name_is_good("") && !note_name_is_good("a b") &&
	    !note_name_is_good("a+b") && !note_name_is_good("a\nb"));
	CHECK(file_write(diag, "note.key", text_of(PRIVATE_KEY)));
	chmod("note.key", 0600);
	CHECK(note_key_load(arena, diag, "note.key", &key));
	CHECK(
	    strcmp(note_verifier_write(arena, &key.verifier), PUBLIC_KEY) == 0);
	unlink("note.key");
}

static enum note_answer
answer_to(struct arena *arena, struct diag *diag, const char *note)
{
	struct note_verifier verifier;
	struct text text;

	note_verifier_read(arena, PUBLIC_KEY, &verifier);
	return signed_note_open(arena, diag, text_of(note), &verifier, &text);
}

static void
test_notes(struct arena *arena, struct diag *diag)
{
	static const char *const UNSIGNED[] = {"", "\n", "\n\n", WORDS,
	    WORDS "\n", SIGNATURE, WORDS SIGNATURE,
	    WORDS "\n\u2014 PeterNeumann x08go/ZJ\n",
	    WORDS "\n\u2014 PeterNeumann \n", WORDS "\n\u2014 PeterNeumann"};
	struct note_verifier verifier;
	struct note_key key;
	struct text note, text = {0};

	CHECK(answer_to(arena, diag, NOTE) == NOTE_SIGNED);
	CHECK(answer_to(arena, diag, "a\n" NOTE) == NOTE_FORGED);
	CHECK(answer_to(arena, diag, WORDS "\n\u2014 other AAAA\n" SIGNATURE) ==
	    NOTE_SIGNED);
	for (size_t i = 0; i < sizeof UNSIGNED / sizeof UNSIGNED[0]; i++)
		CHECK(answer_to(arena, diag, UNSIGNED[i]) == NOTE_UNSIGNED);
	CHECK(answer_to(arena, diag, "\xFF" NOTE) == NOTE_UNSIGNED);
	file_write(diag, "note.key", text_of(PRIVATE_KEY));
	chmod("note.key", 0600);
	note_key_load(arena, diag, "note.key", &key);
	unlink("note.key");
	CHECK(signed_note_make(arena, diag, &key, text_of(WORDS), &note));
	CHECK(text_is(note, NOTE));
	note_verifier_read(arena, PUBLIC_KEY, &verifier);
	CHECK(signed_note_open(arena, diag, note, &verifier, &text) ==
	    NOTE_SIGNED);
	CHECK(text_is(text, WORDS));
}

#define DIGEST64                                                               \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define DIGEST_BASE64 "ASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8="

static void
test_checkpoints(struct arena *arena)
{
	static const char *const BAD[] = {"", "congbao a\n12\n",
	    "other a\n12\n" DIGEST_BASE64 "\n",
	    "congbao a\n012\n" DIGEST_BASE64 "\n",
	    "congbao a\n0\n" DIGEST_BASE64 "\n",
	    "congbao a\n-1\n" DIGEST_BASE64 "\n",
	    "congbao a\n1000000\n" DIGEST_BASE64 "\n",
	    "congbao a\n12\n" DIGEST_BASE64, "congbao a\n12\nASNFZw==\n",
	    "congbao a\n12\n!\n"};
	struct checkpoint head = {"congbao a", 12, {DIGEST64}}, again;
	struct text text = checkpoint_write(arena, &head);

	CHECK(text_is(text, "congbao a\n12\n" DIGEST_BASE64 "\n"));
	CHECK(checkpoint_read(arena, text, &again));
	CHECK(again.seq == 12 && digest_equal(again.ledger, head.ledger));
	CHECK(checkpoint_read(arena,
	    text_of("congbao a\n12\n" DIGEST_BASE64 "\nmore\n"), &again));
	for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
		CHECK(!checkpoint_read(arena, text_of(BAD[i]), &again));
}

static void
count_line(void *context, const char *path, struct digest digest)
{
	size_t *count = context;

	(void)path;
	(void)digest;
	*count += 1;
}

/* Reads a list from a portal in a directory; false if it is refused. */
static bool
is_list(struct arena *arena, int number, const char *words, size_t *lines)
{
	struct access access = {0};
	struct diag *diag = diag_new(arena);
	int status;
	struct portal *portal =
	    portal_open(arena, diag, "evidence", PORTAL_READ, &access, &status);
	struct evidence_reader reader = {count_line, lines};
	struct evidence_list list;

	file_make_directory(diag, "evidence/" EVIDENCE_DIRECTORY);
	file_write(diag,
	    file_join(arena, "evidence", evidence_path(arena, number)),
	    text_of(words));
	*lines = 0;
	CHECK(evidence_read(portal, number, &reader, &list) == ANSWER_WHOLE);
	CHECK(list.is_good == (diag->count == 0));
	portal_close(portal);
	return list.is_good;
}

static void
test_lists(struct arena *arena)
{
	static const char *const BAD[] = {"", "\n", "so-cai/000001.json\n",
	    DIGEST64 " so-cai/000001.json\n", DIGEST64 "  so-cai/000001.json",
	    DIGEST64 "  so-cai/000002.json\n", DIGEST64 "  /etc/passwd\n",
	    DIGEST64 "  2024/../a\n" DIGEST64 "  so-cai/000001.json\n",
	    DIGEST64 "  so-cai/000001.json\n" DIGEST64 "  2024/a\n",
	    DIGEST64 "  2024/a\n" DIGEST64 "  2024/a\n" DIGEST64
		     "  so-cai/000001.json\n",
	    DIGEST64 "  so-cai/000001.json\n" DIGEST64 "  so-cai/000003.json\n",
	    DIGEST64 "  2024/a\n"};
	char longest[2000];
	size_t lines;

	CHECK(
	    is_list(arena, 1,
		DIGEST64 "  2024/a\n" DIGEST64 "  so-cai/000001.json\n" DIGEST64
			 "  so-cai/000001.json.tsr\n" DIGEST64
			 "  so-cai/000002.json\n",
		&lines) &&
	    lines == 4);
	for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
		CHECK(!is_list(arena, 1, BAD[i], &lines));
	memset(longest, 'a', sizeof longest);
	memcpy(longest, DIGEST64 "  ", 66);
	longest[sizeof longest - 1] = '\0';
	CHECK(!is_list(arena, 1, longest, &lines));
	CHECK(is_list(arena, 2,
		  DIGEST64 "  bang-chung/0001.txt\n" DIGEST64
			   "  bang-chung/0001.txt.tsr\n" DIGEST64
			   "  so-cai/000001.json\n",
		  &lines) &&
	    lines == 1);
	CHECK(!is_list(arena, 2, DIGEST64 "  so-cai/000001.json\n", &lines));
	CHECK(!is_list(arena, 3,
	    DIGEST64 "  bang-chung/0001.txt\n" DIGEST64
		     "  bang-chung/0001.txt.tsr\n" DIGEST64
		     "  so-cai/000001.json\n",
	    &lines));
}

int
main(void)
{
	char directory[] = "/tmp/congbao-evidence-XXXXXX";
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);

	if (mkdtemp(directory) == NULL || chdir(directory) != 0)
		return 2;
	test_keys(arena, diag);
	test_notes(arena, diag);
	test_checkpoints(arena);
	test_lists(arena);
	CHECK(diag->count == 0);
	for (int i = 1; i <= 3; i++)
		unlink(file_join(arena, "evidence", evidence_path(arena, i)));
	rmdir("evidence/" EVIDENCE_DIRECTORY);
	rmdir("evidence");
	CHECK(chdir("/") == 0 && rmdir(directory) == 0);
	arena_free(arena);
	return check_report();
}
