#include "commands/verify_trust.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "commands/options.h"
#include "portal/http_exchange.h"
#include "portal/status.h"
#include "publish/verified.h"
#include "sign/certificate.h"
#include "sign/note_key.h"
#include "sign/signed_note.h"

static bool
load_trust(struct arena *arena, struct diag *diag,
    const struct option_values *files, struct verify_options *into)
{
	struct certificates *trust = arena_alloc(arena, sizeof *trust);

	for (size_t i = 0; i < files->count; i++)
		if (!certificates_load(arena, diag, files->at[i], trust))
			return false;
	into->trust = files->count > 0 ? trust : NULL;
	return true;
}

static bool
load_witnesses(struct arena *arena, struct diag *diag,
    const struct option_values *keys, struct verify_options *into)
{
	struct note_verifier *verifiers =
	    arena_alloc(arena, keys->count * sizeof *verifiers);

	for (size_t i = 0; i < keys->count; i++)
		if (!note_verifier_read(arena, keys->at[i], &verifiers[i])) {
			diag_failure(diag, NULL,
			    "--witness %s: is no key that `congbao witness "
			    "--new-key` prints",
			    keys->at[i]);
			return false;
		}
	into->witnesses = verifiers;
	into->witness_count = keys->count;
	return true;
}

static bool
fetch_note(struct arena *arena, struct diag *diag, const char *url,
    struct text *bytes, int *status)
{
	struct http_exchange exchange = {.url = url, .limit = NOTE_MOST};

	if (http_exchange(arena, &exchange)) {
		*bytes = exchange.answer;
		return true;
	}
	if (exchange.status != 0)
		diag_failure(diag, url, "the server answers with status %ld",
		    exchange.status);
	else
		diag_failure(diag, url, "%s", exchange.message);
	*status = STATUS_NETWORK;
	return false;
}

static bool
load_notes(struct arena *arena, struct diag *diag,
    const struct option_values *names, struct verify_options *into, int *status)
{
	struct verify_note *notes =
	    arena_alloc(arena, names->count * sizeof *notes);

	for (size_t i = 0; i < names->count; i++) {
		const char *name = names->at[i];

		notes[i].name = name;
		if (!(strstr(name, "://") != NULL
			    ? fetch_note(
				  arena, diag, name, &notes[i].bytes, status)
			    : file_read_start(arena, diag, name, NOTE_MOST + 1,
				  &notes[i].bytes)))
			return false;
	}
	into->notes = notes;
	into->note_count = names->count;
	return true;
}

bool
verify_trust_load(struct arena *arena, struct diag *diag,
    const struct options *options, struct verify_options *into, int *status)
{
	*status = STATUS_OTHER;
	return load_trust(arena, diag, &options->trust, into) &&
	    load_witnesses(arena, diag, &options->witnesses, into) &&
	    load_notes(arena, diag, &options->notes, into, status);
}
