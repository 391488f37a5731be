/*
 * A note that a witness signed, or the key of one.
 */
#include "fuzz.h"
#include "publish/checkpoint.h"
#include "sign/note_key.h"
#include "sign/signed_note.h"

/* Of the example in tests/unit/evidence_test.c. */
static const char KEY[] =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct text bytes = {(const char *)at, length}, text = bytes;
	struct note_verifier verifier, other;
	struct checkpoint head;

	/* What is read as a key is written so again. */
	if (note_verifier_read(
		arena, arena_copy(arena, bytes.at, length), &other) &&
	    !note_verifier_read(
		arena, note_verifier_write(arena, &other), &verifier))
		abort();
	if (!note_verifier_read(arena, KEY, &verifier) ||
	    signed_note_open(arena, diag, bytes, &verifier, &text) ==
		NOTE_FAILURE)
		abort();
	if (checkpoint_read(arena, text, &head) &&
	    !checkpoint_read(arena, checkpoint_write(arena, &head), &head))
		abort();
	arena_free(arena);
	return 0;
}
