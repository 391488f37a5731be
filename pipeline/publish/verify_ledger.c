#include "publish/verify_ledger.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "portal/each.h"
#include "portal/portal.h"
#include "publish/verifier.h"

static void
wrong(struct verifier *verifier, size_t index, const char *why)
{
	diag_error_at(verifier->diag, "verify-ledger",
	    verifier_name(
		verifier, ledger_path(verifier->arena, (int)index + 1)),
	    "%s", why);
}

static bool
make(void *context, size_t index, struct job *job)
{
	struct verifier *verifier = context;

	job->kind = JOB_READ;
	job->path = ledger_path(verifier->arena, (int)index + 1);
	job->limit = LEDGER_MOST;
	job->keeps = true;
	return true;
}

static bool
done(void *context, size_t index, struct job *job)
{
	struct verifier *verifier = context;
	struct origin origin = {verifier->diag, "verify-ledger",
	    verifier_name(verifier, job->path)};
	struct seal *seal = &verifier->seals[index];
	struct ledger_entry *entry;

	if (job->answer == ANSWER_FAILURE)
		return !verifier_is_down(verifier);
	if (job->answer != ANSWER_WHOLE) {
		wrong(verifier, index,
		    job->answer == ANSWER_ABSENT ? "is not there"
						 : "is longer than any entry");
		return true;
	}
	entry = ledger_read(job->arena, origin, job->bytes);
	if (entry == NULL)
		return true;
	seal->entry = job->digest;
	seal->manifest = entry->manifest;
	seal->previous = entry->previous;
	seal->issue =
	    arena_copy(verifier->arena, entry->issue, strlen(entry->issue));
	seal->is_entered = entry->seq == (int)index + 1;
	if (!seal->is_entered)
		wrong(verifier, index, "has another number than its name");
	return true;
}

static void
verify_chain(struct verifier *verifier)
{
	struct digest before = digest_none();

	for (size_t i = 0; i < verifier->count; i++) {
		struct seal *seal = &verifier->seals[i];
		bool last = i + 1 == verifier->count;

		if (!seal->is_entered) {
			before.hex[0] = '\0';
			continue;
		}
		if (before.hex[0] != '\0' &&
		    !digest_equal(seal->previous, before))
			wrong(verifier, i,
			    "does not continue the entry before it: one of "
			    "the two is not what was published");
		before = seal->entry;
		if (!last)
			continue;
		if (!digest_equal(seal->entry, verifier->pointer->ledger) ||
		    !digest_equal(
			seal->manifest, verifier->pointer->manifest) ||
		    strcmp(seal->issue, verifier->pointer->issue) != 0)
			wrong(verifier, i, "is not what the pointer knows");
	}
}

static bool
read_pointer(struct verifier *verifier)
{
	struct origin origin = {verifier->diag, "verify-pointer",
	    verifier_name(verifier, POINTER_NAME)};
	struct text bytes;

	if (!verifier_fetch(verifier, verifier->arena, origin.code,
		POINTER_NAME, LEDGER_MOST, &bytes))
		return false;
	verifier->pointer = pointer_read(verifier->arena, origin, bytes);
	return verifier->pointer != NULL;
}

bool
verify_ledger(struct verifier *verifier)
{
	struct each each = {make, done, verifier};

	if (!read_pointer(verifier))
		return false;
	verifier->count = (size_t)verifier->pointer->seq;
	verifier->seals = arena_alloc(
	    verifier->arena, verifier->count * sizeof *verifier->seals);
	each_run(verifier->portal, 0, verifier->count, &each);
	verify_chain(verifier);
	return true;
}
