/*
 * signed_note: a text with signatures below it (C2SP signed-note).
 *
 *   congbao congbao.giadinh.gov.vn
 *   12
 *   qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=
 *
 *   — witness.example.vn AyBkXpHq…
 *
 * Below an empty line there is one line for each signature: the name of its
 * key, and in Base64 the key's ID and the signature (Ed25519) of the text.
 */
#ifndef SIGN_SIGNED_NOTE_H
#define SIGN_SIGNED_NOTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct diag;
struct note_key;
struct note_verifier;

/* Size limit of a note, in bytes. */
enum { NOTE_MOST = 64 * 1024 };

/* Signs a text, which ends with a line feed. False after a failure in diag. */
bool signed_note_make(struct arena *arena, struct diag *diag,
    const struct note_key *key, struct text text, struct text *note);

enum note_answer {
	NOTE_SIGNED,
	NOTE_UNSIGNED, /* it has no signature of this key */
	NOTE_FORGED,   /* it has one that is not of this text */
	NOTE_FAILURE,  /* in diag */
};

/* Is the note signed with this key? If so, its text. */
enum note_answer signed_note_open(struct arena *arena, struct diag *diag,
    struct text note, const struct note_verifier *verifier, struct text *text);

#endif
