#include "commands/time_stamping.h"

#include "base/arena.h"
#include "base/diag.h"
#include "publish/ledger_stamps.h"
#include "sign/settings.h"
#include "sign/timestamp.h"

struct time_stamping {
	struct diag *diag;
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
		arena, quiet, &timestamp, digest, own->tsa.trust, NULL);
}

bool
time_stamping_open(struct arena *arena, struct diag *diag,
    const struct profile *profile, struct ledger_stamping *stamping)
{
	struct time_stamping *own = arena_alloc(arena, sizeof *own);

	own->diag = diag;
	*stamping = (struct ledger_stamping) {fetch, is_of, own};
	return settings_tsa(arena, diag, profile, &own->tsa);
}
