/*
 * note_key: keys for signed notes (C2SP signed-note), in their text forms.
 *
 *   PRIVATE+KEY+<name>+<ID>+<Base64>   of a private key, in a file
 *   <name>+<ID>+<Base64>               of a public one, the “vkey”
 *
 * The ID is the first four bytes of a digest over name and public key; the
 * Base64 is that of the algorithm's number, 1 for Ed25519, and the key.
 */
#ifndef SIGN_NOTE_KEY_H
#define SIGN_NOTE_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "sign/ed25519.h"

struct arena;
struct diag;

enum { NOTE_ID = 4 }; /* bytes */

/* A public key. */
struct note_verifier {
	const char *name;
	unsigned char id[NOTE_ID];
	unsigned char key[ED25519_KEY];
};

struct note_key {
	struct note_verifier verifier; /* its public key */
	unsigned char seed[ED25519_KEY];
};

/* Can it be the name of a key: printable ASCII without spaces and plus signs?
 */
bool note_name_is_good(const char *name);

/*
 * Makes a key and writes it to a new file that nobody else may read. False
 * after a failure in diag, also if there is such a file.
 */
bool note_key_make(struct arena *arena, struct diag *diag, const char *name,
    const char *path, struct note_key *key);

/*
 * Loads a private key. False after a failure in diag, also if others may read
 * the file.
 */
bool note_key_load(struct arena *arena, struct diag *diag, const char *path,
    struct note_key *key);

/* Reads a vkey; false if it is none, or of another algorithm. */
bool note_verifier_read(
    struct arena *arena, const char *vkey, struct note_verifier *verifier);

/* The vkey. */
const char *note_verifier_write(
    struct arena *arena, const struct note_verifier *verifier);

#endif
