#include "publish/verify_evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/translate.h"
#include "portal/lock_record.h"
#include "portal/portal.h"
#include "publish/evidence.h"
#include "publish/manifest.h"
#include "publish/verifier.h"
#include "sign/signature_check.h"
#include "sign/timestamp.h"

/* One list, and the one before it. */
struct list_check {
	struct verifier *verifier;
	struct arena *arena; /* of this list */
	const char *path;
	struct digest before, before_token; /* empty: there is none */
	size_t before_time;		    /* of that token */
};

static void
wrong(const struct list_check *check, const char *line, const char *why)
{
	verifier_error(check->verifier, CODE_VERIFY_TIMESTAMP, check->path,
	    "%s: %s", line, why);
}

/* Is it an entry of the ledger? Its number, or 0. */
static int
entry_of(const char *path)
{
	size_t length = strlen(LEDGER_DIRECTORY "/");

	return strncmp(path, LEDGER_DIRECTORY "/", length) == 0 &&
		text_ends(text_of(path), ".json")
	    ? atoi(path + length)
	    : 0;
}

/* Was it the manifest of this issue at any time? */
static bool
is_manifest(
    const struct verifier *verifier, const char *issue, struct digest digest)
{
	for (size_t i = 0; i < verifier->count; i++) {
		const struct verified_entry *entry = &verifier->entries[i];
		const char *of = entry->issue != NULL
		    ? entry->issue
		    : entry->restriction.issue;

		if (of != NULL && strcmp(of, issue) == 0 &&
		    digest_equal(entry->published, digest))
			return true;
	}
	return false;
}

static void
check_line(void *context, const char *path, struct digest digest)
{
	struct list_check *check = context;
	const struct verifier *verifier = check->verifier;
	int seq = entry_of(path);

	if (seq > 0 &&
	    ((size_t)seq > verifier->count ||
		!digest_equal(verifier->entries[seq - 1].entry, digest)))
		wrong(check, path,
		    _("is not the entry of the ledger that was listed"));
	else if (seq == 0 && text_ends(text_of(path), "/" MANIFEST_NAME)) {
		struct arena *scratch = arena_new();

		if (!is_manifest(
			verifier, file_directory(scratch, path), digest))
			wrong(check, path,
			    _("is not the manifest that was listed"));
		arena_free(scratch);
	}
}

/* Does it name the list before, and its token, as they are? */
static void
check_previous(const struct list_check *check, const struct evidence_list *list)
{
	if (!digest_equal(list->previous, check->before))
		wrong(check, evidence_path(check->arena, list->number - 1),
		    _("is not the list that was named"));
	if (!digest_equal(list->previous_token, check->before_token))
		wrong(check,
		    evidence_token_path(check->arena, list->number - 1),
		    _("is not the token that was named"));
}

/* Checks the token of a list against what is trusted. */
static void
check_token(struct list_check *check, const struct evidence_list *list,
    const char *path, struct text response)
{
	struct verifier *verifier = check->verifier;
	struct verified_evidence *lists = &verifier->verified.lists;
	struct checked_file checked = verifier_checked(verifier, path);
	struct timestamp timestamp;

	if (verifier->options->trust == NULL ||
	    !timestamp_check_file(
		check->arena, &checked, response, list->digest, &timestamp))
		return;
	if ((size_t)timestamp.time < check->before_time)
		verifier_error(verifier, CODE_VERIFY_TIMESTAMP, path,
		    "is older than the token of the list before");
	check->before_time = (size_t)timestamp.time;
	lists->authority =
	    arena_string(verifier->arena, timestamp.authority.name);
	lists->time = (size_t)timestamp.time;
	lists->until = (size_t)timestamp.authority.to;
}

/* The token of a list; false if there is none. */
static bool
take_token(struct list_check *check, const struct evidence_list *list)
{
	struct verifier *verifier = check->verifier;
	const char *path = evidence_token_path(verifier->arena, list->number);
	struct text response;

	switch (portal_read(verifier->portal, check->arena, path,
	    EVIDENCE_TOKEN_MOST, &response)) {
	case ANSWER_WHOLE:
		break;
	case ANSWER_ABSENT:
		verifier->verified.lists.unfinished = true;
		return false;
	case ANSWER_FAILURE:
		return false;
	default:
		return verifier_error(verifier, CODE_VERIFY_TIMESTAMP, path,
		    "is longer than any time-stamp");
	}
	verifier->verified.evidence++;
	verifier->verified.lists.lists++;
	verifier->verified.lists.seq = list->seq;
	check_token(check, list, path, response);
	check->before = list->digest;
	check->before_token = digest_of(response);
	return true;
}

/* False if there are no more lists. */
static bool
check_list(struct list_check *check, int number)
{
	struct verifier *verifier = check->verifier;
	struct evidence_reader reader = {check_line, check};
	struct evidence_list list;

	check->path = evidence_path(verifier->arena, number);
	switch (evidence_read(verifier->portal, number, &reader, &list)) {
	case ANSWER_WHOLE:
		break;
	case ANSWER_ABSENT:
	case ANSWER_FAILURE:
		return false;
	default:
		return verifier_error(verifier, CODE_VERIFY_TIMESTAMP,
		    check->path, "is longer than any list");
	}
	verifier->verified.evidence++;
	if (list.is_good && number > 1)
		check_previous(check, &list);
	return take_token(check, &list);
}

void
verify_evidence(struct verifier *verifier)
{
	struct list_check check = {.verifier = verifier};
	bool more = true;

	for (int number = 1; more && number <= EVIDENCE_LISTS_MOST; number++) {
		check.arena = arena_new();
		more = check_list(&check, number);
		arena_free(check.arena);
	}
}
