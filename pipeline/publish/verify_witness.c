#include "publish/verify_witness.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "publish/checkpoint.h"
#include "publish/verifier.h"
#include "sign/note_key.h"
#include "sign/signed_note.h"

static void
wrong(
    struct verifier *verifier, const struct verify_note *note, const char *why)
{
	diag_error_at(
	    verifier->diag, CODE_VERIFY_WITNESS, note->name, "%s", why);
}

/* Is the entry that a witness signed in the ledger? */
static void
compare(struct verifier *verifier, const struct verify_note *note,
    struct text text, struct verified_witness *witness)
{
	struct checkpoint seen;

	if (!checkpoint_read(verifier->arena, text, &seen))
		wrong(verifier, note, _("is signed, but it is no checkpoint"));
	else if ((size_t)seen.seq > verifier->count)
		wrong(verifier, note,
		    arena_format(verifier->arena,
			_("the witness saw entry %d, and the ledger ends with "
			  "entry %zu: the portal was rolled back"),
			seen.seq, verifier->count));
	else if (!digest_equal(
		     verifier->entries[seen.seq - 1].entry, seen.ledger))
		wrong(verifier, note,
		    arena_format(verifier->arena,
			_("the witness saw another entry %d: the ledger was "
			  "rewritten, or shows readers different entries"),
			seen.seq));
	else if (seen.seq > witness->seq)
		witness->seq = seen.seq;
}

/* Looks at a note; true if the witness has signed it. */
static bool
look_at(struct verifier *verifier, const struct note_verifier *key,
    const struct verify_note *note, struct verified_witness *witness)
{
	struct text text;

	switch (signed_note_open(
	    verifier->arena, verifier->diag, note->bytes, key, &text)) {
	case NOTE_SIGNED:
		compare(verifier, note, text, witness);
		return true;
	case NOTE_FORGED:
		wrong(verifier, note,
		    arena_format(verifier->arena,
			_("the signature of “%s” is not of this text"),
			key->name));
		return true;
	case NOTE_FAILURE:
		return true;
	case NOTE_UNSIGNED:
		return false;
	}
	return false;
}

static void
verify_one(struct verifier *verifier, const struct note_verifier *key,
    struct verified_witness *witness)
{
	const struct verify_options *options = verifier->options;
	bool found = false;

	witness->name = key->name;
	for (size_t i = 0; i < options->note_count; i++)
		found |= look_at(verifier, key, &options->notes[i], witness);
	if (!found)
		diag_error_at(verifier->diag, CODE_VERIFY_WITNESS, key->name,
		    "this witness has signed none of the notes");
}

void
verify_witnesses(struct verifier *verifier)
{
	const struct verify_options *options = verifier->options;

	verifier->verified.witnesses = arena_alloc(verifier->arena,
	    options->witness_count * sizeof *verifier->verified.witnesses);
	for (size_t i = 0; i < options->witness_count; i++)
		verify_one(verifier, &options->witnesses[i],
		    &verifier->verified.witnesses[i]);
}
