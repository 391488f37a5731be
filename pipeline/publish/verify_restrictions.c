#include "publish/verify_restrictions.h"

#include "number/restrictions.h"
#include "portal/driver.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "publish/file_index.h"
#include "publish/ledger.h"
#include "publish/verifier.h"

struct removal_check {
	struct verifier *verifier;
	const struct strings *removed;
};

static bool
check_make(void *context, size_t index, struct job *job)
{
	const struct removal_check *check = context;

	job->kind = JOB_LOOK;
	job->path = check->removed->at[index];
	return true;
}

static bool
check_done(void *context, size_t index, struct job *job)
{
	const struct removal_check *check = context;
	struct verifier *verifier = check->verifier;

	(void)index;
	if (job->answer == ANSWER_FAILURE)
		return !verifier_is_down(verifier);
	if (job->answer != ANSWER_ABSENT)
		verifier_error(verifier, CODE_VERIFY_WITHHELD, job->path,
		    "is there: its document is withheld");
	return true;
}

static bool
is_in_ledger(const struct verifier *verifier, const struct restriction *one)
{
	for (size_t i = 0; i < verifier->count; i++)
		if (verifier->entries[i].restriction.what != NULL &&
		    restriction_is_same(&verifier->entries[i].restriction, one))
			return true;
	return false;
}

/* The list must have the restrictions of the ledger, and no others. */
static void
compare(const struct verifier *verifier, const struct restrictions *list)
{
	for (size_t i = 0; i < verifier->count; i++) {
		const struct restriction *restriction =
		    &verifier->entries[i].restriction;

		if (restriction->what == NULL)
			continue;
		if (!restrictions_have(list, restriction))
			verifier_error(verifier, CODE_VERIFY_RESTRICTIONS,
			    RESTRICTIONS_PUBLISHED,
			    "lacks what entry %zu of the ledger says of %s/%s",
			    i + 1, restriction->issue, restriction->id);
	}
	for (size_t i = 0; i < list->count; i++)
		if (!is_in_ledger(verifier, &list->at[i]))
			verifier_error(verifier, CODE_VERIFY_RESTRICTIONS,
			    RESTRICTIONS_PUBLISHED,
			    "restricts %s/%s, and the ledger does not",
			    list->at[i].issue, list->at[i].id);
}

void
verify_restrictions(struct verifier *verifier, const struct file_index *root)
{
	struct origin origin = portal_origin(
	    verifier->portal, CODE_VERIFY_RESTRICTIONS, RESTRICTIONS_PUBLISHED);
	struct restrictions list = {0};
	struct text bytes;

	if (file_index_find(root, RESTRICTIONS_PUBLISHED) != NULL &&
	    (!verifier_fetch(verifier, verifier->arena, origin.code,
		 RESTRICTIONS_PUBLISHED, RESTRICTIONS_MOST, &bytes) ||
		!restrictions_read(verifier->arena, origin, bytes, &list)))
		return;
	compare(verifier, &list);
	for (size_t i = 0; i < list.count && !verifier_is_down(verifier); i++) {
		struct removal_check check = {verifier, &list.at[i].removed};
		struct parallel parallel = {check_make, check_done, &check};

		parallel_run(
		    verifier->portal, 0, list.at[i].removed.count, &parallel);
	}
}
