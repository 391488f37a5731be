#include "publish/verify_ledger.h"

#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "portal/lock.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "publish/verifier.h"

static void
wrong(struct verifier *verifier, size_t index, const char *why)
{
	verifier_error(verifier, CODE_VERIFY_LEDGER,
	    ledger_path(verifier->arena, (int)index + 1), "%s", why);
}

static bool
entry_make(void *context, size_t index, struct job *job)
{
	struct verifier *verifier = context;

	job->kind = JOB_READ;
	job->path = ledger_path(verifier->arena, (int)index + 1);
	job->limit = LEDGER_MOST;
	job->keeps = true;
	return true;
}

static struct restriction
copy_restriction(
    const struct verifier *verifier, const struct ledger_entry *entry)
{
	struct restriction restriction = ledger_restriction(entry);

	restriction.what = arena_string(verifier->arena, restriction.what);
	restriction.issue = arena_string(verifier->arena, restriction.issue);
	restriction.id = arena_string(verifier->arena, restriction.id);
	restriction.by = arena_string(verifier->arena, restriction.by);
	restriction.why = arena_string(verifier->arena, restriction.why);
	return restriction;
}

static bool
entry_done(void *context, size_t index, struct job *job)
{
	struct verifier *verifier = context;
	struct origin origin =
	    portal_origin(verifier->portal, CODE_VERIFY_LEDGER, job->path);
	struct verified_entry *verified = &verifier->entries[index];
	struct ledger_entry *entry;

	if (job->answer == ANSWER_FAILURE)
		return !verifier_is_down(verifier);
	if (job->answer != ANSWER_WHOLE) {
		wrong(verifier, index,
		    job->answer == ANSWER_ABSENT
			? _("is not there")
			: _("is longer than any entry"));
		return true;
	}
	entry = ledger_read(job->arena, origin, job->bytes);
	if (entry == NULL)
		return true;
	verified->entry = job->digest;
	verified->manifest = verified->published = entry->manifest;
	verified->signature = entry->signature;
	verified->previous = entry->previous;
	verified->file_index = entry->file_index;
	verified->time = arena_string(verifier->arena, entry->time);
	if (ledger_is_issue(entry))
		verified->issue = arena_string(verifier->arena, entry->issue);
	if (ledger_is_restriction(entry))
		verified->restriction = copy_restriction(verifier, entry);
	verified->is_valid = entry->seq == (int)index + 1;
	if (!verified->is_valid)
		wrong(verifier, index, _("has another number than its name"));
	return true;
}

static void
verify_chain(struct verifier *verifier)
{
	struct digest before = digest_none();

	for (size_t i = 0; i < verifier->count; i++) {
		struct verified_entry *verified = &verifier->entries[i];

		if (!verified->is_valid) {
			before.hex[0] = '\0';
			continue;
		}
		if (digest_is_given(before) &&
		    !digest_equal(verified->previous, before))
			wrong(verifier, i,
			    _("does not continue the entry before it: one of "
			      "the two is not what was published"));
		before = verified->entry;
	}
}

/* "2026-11-24T16:00:00Z"; such times sort as strings. */
static bool
is_time(const char *text)
{
	static const char TEMPLATE[] = "0000-00-00T00:00:00Z";
	size_t i = 0;

	for (; TEMPLATE[i] != '\0' && text[i] != '\0'; i++)
		if (TEMPLATE[i] == '0' ? text[i] < '0' || text[i] > '9'
				       : text[i] != TEMPLATE[i])
			return false;
	return TEMPLATE[i] == '\0' && text[i] == '\0';
}

static void
verify_times(struct verifier *verifier)
{
	const char *before = "";

	for (size_t i = 0; i < verifier->count; i++) {
		const struct verified_entry *verified = &verifier->entries[i];

		if (!verified->is_valid)
			continue;
		if (!is_time(verified->time))
			wrong(verifier, i, _("has no time"));
		else if (strcmp(verified->time, before) < 0)
			wrong(verifier, i,
			    _("has an earlier time than the entry before it: "
			      "one of the two is not what was published"));
		else
			before = verified->time;
	}
}

/* Compares the pointer with the last entry and the last issue. */
static void
verify_head(struct verifier *verifier)
{
	const struct pointer *pointer = verifier->pointer;
	const struct verified_entry *last =
	    &verifier->entries[verifier->count - 1];
	const struct verified_entry *issue = last;
	size_t issues = 0;

	for (size_t i = 0; i < verifier->count; i++)
		issues += verifier->entries[i].issue != NULL ||
		    !verifier->entries[i].is_valid;
	while (issue > verifier->entries && issue->is_valid &&
	    issue->issue == NULL)
		issue--;
	if (!last->is_valid || !issue->is_valid)
		return;
	if (!digest_equal(last->entry, pointer->ledger) ||
	    !digest_equal(issue->manifest, pointer->manifest) ||
	    issue->issue == NULL || strcmp(issue->issue, pointer->issue) != 0 ||
	    issues != (size_t)pointer_issues(pointer))
		wrong(verifier, verifier->count - 1,
		    _("does not match the pointer"));
	if (digest_is_given(last->file_index) &&
	    !digest_equal(last->file_index, pointer->file_index))
		verifier_error(verifier, CODE_VERIFY_FILE_INDEX, POINTER_NAME,
		    "has another file index than the last entry of the ledger: "
		    "the derived files are not those that were published");
}

/* The current manifest of an issue is that of its last withholding. */
static void
apply_withholdings(struct verifier *verifier)
{
	for (size_t i = 0; i < verifier->count; i++) {
		const struct verified_entry *verified = &verifier->entries[i];

		if (verified->restriction.what == NULL ||
		    !digest_is_given(verified->manifest))
			continue;
		for (size_t j = 0; j < i; j++)
			if (verifier->entries[j].issue != NULL &&
			    strcmp(verifier->entries[j].issue,
				verified->restriction.issue) == 0)
				verifier->entries[j].manifest =
				    verified->manifest;
	}
}

/*
 * An entry after the pointer's is left by an interrupted run, or by one whose
 * pointer a resumed run overwrote.
 */
static void
verify_end(struct verifier *verifier)
{
	struct arena *scratch = arena_new();
	const char *path =
	    ledger_path(verifier->arena, verifier->pointer->seq + 1);
	struct text bytes;

	switch (
	    portal_read(verifier->portal, scratch, path, LEDGER_MOST, &bytes)) {
	case ANSWER_ABSENT:
	case ANSWER_FAILURE:
		break;
	default:
		verifier_error_unless_locked(verifier, CODE_VERIFY_LEDGER, path,
		    _("comes after the pointer's entry: a publication was "
		      "interrupted, or the pointer was rolled back; publish "
		      "again"));
	}
	arena_free(scratch);
}

static void
verify_known(struct verifier *verifier)
{
	const struct known *known = &verifier->known;

	if (known->seq == 0)
		return;
	known_agrees(verifier->portal, known, (int)verifier->count,
	    (size_t)known->seq > verifier->count
		? digest_none()
		: verifier->entries[known->seq - 1].entry);
}

static bool
read_pointer(struct verifier *verifier)
{
	struct origin origin =
	    portal_origin(verifier->portal, CODE_VERIFY_POINTER, POINTER_NAME);
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
	struct parallel reads = {entry_make, entry_done, verifier};

	if (!read_pointer(verifier) ||
	    !lock_is_alive(verifier->portal, &verifier->is_locked))
		return false;
	verifier->count = (size_t)verifier->pointer->seq;
	verifier->entries = arena_alloc(
	    verifier->arena, verifier->count * sizeof *verifier->entries);
	parallel_run(verifier->portal, 0, verifier->count, &reads);
	apply_withholdings(verifier);
	verify_chain(verifier);
	verify_times(verifier);
	verify_head(verifier);
	verify_end(verifier);
	verify_known(verifier);
	return true;
}
