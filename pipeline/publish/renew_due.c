#include "publish/renew_due.h"

#include "base/arena.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/ledger_stamps.h"
#include "publish/manifest.h"
#include "publish/verifier.h"
#include "sign/cms.h"
#include "sign/timestamp.h"

/* The entries behind the last list: a time-stamp and a signature for each. */
struct due_search {
	struct verifier *verifier;
	struct renew_due *due;
};

static void
take_end(struct verifier *verifier, struct renew_due *due,
    const struct certificate *authority)
{
	if (due->until != 0 && due->until <= authority->to)
		return;
	due->until = authority->to;
	due->authority = arena_string(verifier->arena, authority->name);
}

static bool
take_token(const struct due_search *search, struct arena *arena,
    const char *path, struct text token)
{
	struct origin origin = portal_origin(
	    search->verifier->portal, CODE_VERIFY_TIMESTAMP, path);
	struct timestamp timestamp;

	if (!timestamp_read(arena, origin, token, &timestamp))
		return portal_exit(search->verifier->portal, STATUS_ALTERED);
	take_end(search->verifier, search->due, &timestamp.authority);
	return true;
}

/* The time-stamp of a signature. */
static bool
take_signature(const struct due_search *search, struct arena *arena,
    const char *path, struct text der)
{
	struct origin origin = portal_origin(
	    search->verifier->portal, CODE_VERIFY_SIGNATURE, path);
	struct cms cms;

	if (!cms_read(arena, origin, der, &cms))
		return portal_exit(search->verifier->portal, STATUS_ALTERED);
	return cms.token.length == 0 ||
	    take_token(search, arena, path, cms.token);
}

static bool
is_stamp(size_t index)
{
	return index % 2 == 0;
}

static bool
search_make(void *context, size_t index, struct job *job)
{
	const struct due_search *search = context;
	struct arena *arena = search->verifier->arena;

	job->path = is_stamp(index)
	    ? ledger_stamp_path(arena, (int)(index / 2) + 1)
	    : verifier_signature_path(search->verifier, arena, index / 2);
	job->kind = JOB_READ;
	job->limit = is_stamp(index) ? STAMP_MOST : MANIFEST_SIGNATURE_MOST;
	job->keeps = true;
	return job->path != NULL;
}

static bool
search_done(void *context, size_t index, struct job *job)
{
	const struct due_search *search = context;

	switch (job->answer) {
	case ANSWER_WHOLE:
		return (is_stamp(index) ? take_token : take_signature)(
		    search, job->arena, job->path, job->bytes);
	case ANSWER_ABSENT:
		return true;
	case ANSWER_FAILURE:
		return false;
	default:
		return portal_refuse(search->verifier->portal, job->path,
		    STATUS_ALTERED, CODE_VERIFY_TIMESTAMP,
		    "is longer than any time-stamp");
	}
}

static void
pass_over(void *context, const char *path, struct digest digest)
{
	(void)context;
	(void)path;
	(void)digest;
}

/* Reads the last list that has a token, for the entries that it has. */
static bool
read_last(struct verifier *verifier, int number, struct evidence_list *list)
{
	static const struct evidence_reader NOBODY = {pass_over, NULL};
	struct portal *portal = verifier->portal;

	switch (evidence_read(portal, number, &NOBODY, list)) {
	case ANSWER_WHOLE:
		return list->is_good || portal_exit(portal, STATUS_ALTERED);
	case ANSWER_FAILURE:
		return false;
	default:
		return portal_refuse(portal,
		    evidence_path(verifier->arena, number), STATUS_ALTERED,
		    CODE_VERIFY_TIMESTAMP, "is not there, and its token is");
	}
}

/* Finds the last token; number 0: there is none. */
static bool
find_last(struct due_search *search, int *number)
{
	struct verifier *verifier = search->verifier;
	struct renew_due *due = search->due;
	enum answer answer = ANSWER_WHOLE;
	struct text token = {0}, last = {0};

	for (*number = 0;
	     answer == ANSWER_WHOLE && *number <= EVIDENCE_LISTS_MOST;
	     *number += 1) {
		last = token;
		answer = portal_read(verifier->portal, verifier->arena,
		    evidence_token_path(verifier->arena, *number + 1),
		    EVIDENCE_TOKEN_MOST, &token);
	}
	*number -= 1;
	if (answer != ANSWER_ABSENT)
		return answer != ANSWER_FAILURE &&
		    portal_refuse(verifier->portal,
			evidence_token_path(verifier->arena, *number + 1),
			STATUS_ALTERED, CODE_VERIFY_TIMESTAMP,
			"is longer than any time-stamp");
	if (*number == 0)
		return true;
	due->token = digest_of(last);
	return take_token(search, verifier->arena,
	    evidence_token_path(verifier->arena, *number), last);
}

bool
renew_due_find(struct verifier *verifier, struct renew_due *due)
{
	struct due_search search = {verifier, due};
	struct parallel reads = {search_make, search_done, &search};
	int number;

	*due = (struct renew_due) {0};
	return find_last(&search, &number) &&
	    (number == 0 || read_last(verifier, number, &due->last)) &&
	    parallel_run(verifier->portal, 2 * (size_t)due->last.seq,
		2 * verifier->count, &reads);
}
