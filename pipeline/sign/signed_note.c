#include "sign/signed_note.h"

#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/utf8.h"
#include "sign/note_key.h"

#define DASH "\xE2\x80\x94 " /* an em dash and a space */

enum { SIGNED = NOTE_ID + ED25519_SIGNATURE };

bool
signed_note_make(struct arena *arena, struct diag *diag,
    const struct note_key *key, struct text text, struct text *note)
{
	struct buffer out = {.arena = arena};
	unsigned char bytes[SIGNED];

	memcpy(bytes, key->verifier.id, NOTE_ID);
	if (!ed25519_sign(diag, key->seed, text, bytes + NOTE_ID))
		return false;
	buffer_add(&out, text);
	buffer_format(&out, "\n" DASH "%s " TEXT "\n", key->verifier.name,
	    TEXT_OF(base64_of(
		arena, (struct text) {(const char *)bytes, sizeof bytes})));
	*note = buffer_text(&out);
	return true;
}

/* The text, with its last line feed, and the lines of signatures: they are
   parted by the last empty line. */
static bool
split(struct text note, struct text *text, struct text *signatures)
{
	for (size_t i = note.length; i >= 2; i--)
		if (note.at[i - 1] == '\n' && note.at[i - 2] == '\n') {
			*text = text_part(note, 0, i - 1);
			*signatures = text_part(note, i, note.length);
			return true;
		}
	return false;
}

/* Is the line a signature of this key? If so, its bytes. */
static bool
is_of(struct arena *arena, struct text line,
    const struct note_verifier *verifier, struct text *bytes)
{
	const char *begin = arena_concat(arena, DASH, verifier->name, " ");

	return text_starts(line, begin) &&
	    base64_read(
		arena, text_part(line, strlen(begin), line.length), bytes) &&
	    bytes->length == SIGNED &&
	    memcmp(bytes->at, verifier->id, NOTE_ID) == 0;
}

enum note_answer
signed_note_open(struct arena *arena, struct diag *diag, struct text note,
    const struct note_verifier *verifier, struct text *text)
{
	struct text signatures, line, bytes;

	if (note.length > NOTE_MOST || utf8_valid_length(note) < note.length ||
	    !split(note, text, &signatures))
		return NOTE_UNSIGNED;
	while (text_take_ended(&signatures, '\n', &line)) {
		bool good;

		if (!is_of(arena, line, verifier, &bytes))
			continue;
		return ed25519_verify(diag, verifier->key, *text,
			   (const unsigned char *)bytes.at + NOTE_ID, &good)
		    ? good ? NOTE_SIGNED : NOTE_FORGED
		    : NOTE_FAILURE;
	}
	return NOTE_UNSIGNED;
}
