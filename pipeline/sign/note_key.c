#include "sign/note_key.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/system_words.h"

#define PRIVATE "PRIVATE+KEY+"

enum {
	ALGORITHM = 1, /* Ed25519 */
	ID_DIGITS = 8, /* hexadecimal */
	OTHERS = 0077, /* permissions of other users */
	OWNER = 0600,
	KEY_MOST = 4096, /* bytes of a file with a key */
};

bool
note_name_is_good(const char *name)
{
	for (const char *at = name; *at != '\0'; at++)
		if (*at <= ' ' || *at > '~' || *at == '+')
			return false;
	return name[0] != '\0';
}

/* The algorithm's number and the key. */
static struct text
key_data(struct arena *arena, const unsigned char key[ED25519_KEY])
{
	char *bytes = arena_alloc(arena, 1 + ED25519_KEY);

	bytes[0] = ALGORITHM;
	memcpy(bytes + 1, key, ED25519_KEY);
	return (struct text) {bytes, 1 + ED25519_KEY};
}

/* The first bytes of SHA-256 over the name, a line feed and the key. */
static void
set_id(struct arena *arena, struct note_verifier *verifier)
{
	struct buffer bytes = {.arena = arena};
	unsigned char digest[DIGEST_BYTES];

	buffer_string(&bytes, verifier->name);
	buffer_byte(&bytes, '\n');
	buffer_add(&bytes, key_data(arena, verifier->key));
	digest_bytes(digest_of(buffer_text(&bytes)), digest);
	memcpy(verifier->id, digest, NOTE_ID);
}

/* "name+id+base64" */
static const char *
write_form(struct arena *arena, const struct note_verifier *verifier,
    const unsigned char key[ED25519_KEY])
{
	const unsigned char *id = verifier->id;

	return arena_format(arena, "%s+%02x%02x%02x%02x+" TEXT, verifier->name,
	    id[0], id[1], id[2], id[3],
	    TEXT_OF(base64_of(arena, key_data(arena, key))));
}

const char *
note_verifier_write(struct arena *arena, const struct note_verifier *verifier)
{
	return write_form(arena, verifier, verifier->key);
}

/* Reads a form; its ID is in `id`, as digits. */
static bool
read_form(struct arena *arena, struct text form, const char **name,
    struct text *id, unsigned char key[ED25519_KEY])
{
	struct text part, data;

	if (!text_take_ended(&form, '+', &part) ||
	    !text_take_ended(&form, '+', id) || id->length != ID_DIGITS ||
	    !base64_read(arena, form, &data) ||
	    data.length != 1 + ED25519_KEY || data.at[0] != ALGORITHM)
		return false;
	*name = arena_copy(arena, part.at, part.length);
	memcpy(key, data.at + 1, ED25519_KEY);
	return note_name_is_good(*name);
}

static bool
has_id(
    struct arena *arena, const struct note_verifier *verifier, struct text id)
{
	return text_is(id,
	    arena_format(arena, "%02x%02x%02x%02x", verifier->id[0],
		verifier->id[1], verifier->id[2], verifier->id[3]));
}

bool
note_verifier_read(
    struct arena *arena, const char *vkey, struct note_verifier *verifier)
{
	struct text id;

	if (!read_form(arena, text_trim(text_of(vkey)), &verifier->name, &id,
		verifier->key))
		return false;
	set_id(arena, verifier);
	return has_id(arena, verifier, id);
}

/* Completes a key whose name and seed are set. */
static bool
complete(struct arena *arena, struct diag *diag, struct note_key *key)
{
	if (!ed25519_public(diag, key->seed, key->verifier.key))
		return false;
	set_id(arena, &key->verifier);
	return true;
}

static bool
write_private(struct diag *diag, const char *path, struct text text)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, OWNER);
	bool good;

	if (file < 0) {
		diag_failure(diag, path, "%s", system_words(errno));
		return false;
	}
	good = file_put(file, text) && fsync(file) == 0;
	good = close(file) == 0 && good;
	if (!good) {
		diag_failure(diag, path, "%s", system_words(errno));
		unlink(path);
	}
	return good;
}

bool
note_key_make(struct arena *arena, struct diag *diag, const char *name,
    const char *path, struct note_key *key)
{
	key->verifier.name = name;
	return ed25519_new(diag, key->seed) && complete(arena, diag, key) &&
	    write_private(diag, path,
		text_of(arena_format(arena, PRIVATE "%s\n",
		    write_form(arena, &key->verifier, key->seed))));
}

bool
note_key_load(struct arena *arena, struct diag *diag, const char *path,
    struct note_key *key)
{
	struct text bytes, id;

	if (!file_is_private(diag, path) ||
	    !file_read_start(arena, diag, path, KEY_MOST, &bytes))
		return false;
	bytes = text_trim(bytes);
	if (text_starts(bytes, PRIVATE) &&
	    read_form(arena, text_part(bytes, sizeof PRIVATE - 1, bytes.length),
		&key->verifier.name, &id, key->seed)) {
		if (!complete(arena, diag, key))
			return false;
		if (has_id(arena, &key->verifier, id))
			return true;
	}
	diag_failure(diag, path,
	    "is not a private key that congbao witness --new-key makes");
	return false;
}
