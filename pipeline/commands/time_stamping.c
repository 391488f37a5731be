#include "commands/time_stamping.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "publish/ledger_stamps.h"
#include "read/profile.h"
#include "sign/timestamp.h"

enum { RETRIES = 3 };

struct time_stamping {
	struct diag *diag;
	struct certificates trust;
	struct tsa tsa;
};

static bool
fetch(void *context, struct arena *arena, struct digest digest,
    struct text *response, int *status)
{
	struct time_stamping *own = context;
	struct timestamp timestamp = {0};

	if (!timestamp_fetch(
		arena, own->diag, &own->tsa, digest, &timestamp, status))
		return false;
	*response = timestamp.response;
	return true;
}

static bool
is_of(void *context, struct arena *arena, struct text response,
    struct digest digest)
{
	const struct time_stamping *own = context;
	struct origin quiet = {diag_new(arena), CODE_SIGN_TIMESTAMP, "ledger"};
	struct timestamp timestamp = {0};

	return timestamp_read(arena, quiet, response, &timestamp) &&
	    timestamp_check(
		arena, quiet, &timestamp, digest, &own->trust, NULL);
}

static bool
load_trust(struct arena *arena, struct diag *diag,
    const struct profile *profile, struct certificates *trust)
{
	const struct values *files = &profile->signature.tsa_trust;

	for (size_t i = 0; i < files->count; i++)
		if (!certificates_load(arena, diag,
			file_join(arena, profile->directory, files->at[i].text),
			trust))
			return false;
	return true;
}

bool
time_stamping_open(struct arena *arena, struct diag *diag,
    const struct profile *profile, struct ledger_stamping *stamping)
{
	const struct values *given = &profile->signature.tsa;
	struct time_stamping *own = arena_alloc(arena, sizeof *own);
	const char **urls = arena_alloc(arena, given->count * sizeof *urls);

	for (size_t i = 0; i < given->count; i++)
		urls[i] = given->at[i].text;
	own->diag = diag;
	own->tsa = (struct tsa) {.urls = urls,
	    .url_count = given->count,
	    .trust = &own->trust,
	    .retries = RETRIES};
	*stamping = (struct ledger_stamping) {fetch, is_of, own};
	return load_trust(arena, diag, profile, &own->trust);
}
