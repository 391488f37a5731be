#include "publish/plan_restrictions.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/translate.h"
#include "number/restrictions.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/built_site.h"
#include "publish/issue_index.h"
#include "publish/ledger.h"
#include "publish/manifest.h"
#include "publish/planner.h"

static const struct issue_entry *
issue_of(const struct planner *planner, const struct restriction *restriction)
{
	return issue_index_find(
	    planner->built->issue_index, restriction->issue);
}

static bool
is_new(const struct planner *planner, size_t index)
{
	return !planner->is_restricted[index];
}

static bool
is_withheld(const struct planner *planner, size_t index)
{
	return restriction_is(
	    &planner->built->restrictions.at[index], RESTRICTION_WITHHELD);
}

static bool
refuse(struct planner *planner, const char *issue, const char *why)
{
	diag_error_at(planner->diag, CODE_PUBLISH_WITHHELD,
	    arena_format(
		planner->arena, "%s/%s", planner->built->directory, issue),
	    "%s", why);
	return portal_exit(planner->portal, STATUS_CONFLICT);
}

/*
 * Is each published file still listed, or listed as removed, with its digest?
 * Numbers, register and documents must be the same.
 */
static bool
only_removes(const struct issue_entry *before, const struct issue_entry *after)
{
	if (!numbers_equal(&before->numbers, &after->numbers) ||
	    before->year != after->year ||
	    before->documents.count != after->documents.count ||
	    !digest_equal(before->registered.chain, after->registered.chain))
		return false;
	for (size_t i = 0; i < before->files.count; i++) {
		const struct entry_file *file = manifest_file_at(before, i);
		const struct entry_file *now =
		    manifest_find_before(after, file->path);

		if (now == NULL || !digest_equal(now->digest, file->digest))
			return false;
	}
	for (size_t i = 0; i < before->documents.count; i++)
		if (strcmp(entry_at(before, i)->number,
			entry_at(after, i)->number) != 0)
			return false;
	return true;
}

/* Is the issue's PDF the only new file? */
static bool
adds_only_pdf(const struct issue_entry *before, const struct issue_entry *after)
{
	for (size_t i = 0; i < after->files.count; i++) {
		const struct entry_file *file = manifest_file_at(after, i);

		if (manifest_find(before, file->path) == NULL &&
		    strcmp(file->path, after->file) != 0)
			return false;
	}
	return true;
}

/* Checks the published manifest, unless an interrupted run has replaced it. */
static bool
check_issue(struct planner *planner, const struct issue_entry *issue)
{
	struct arena *scratch = arena_new();
	struct diag *quiet = diag_new(scratch);
	const char *path = path_join(scratch, issue->path, MANIFEST_NAME);
	struct issue_entry *after = built_site_manifest(
	    scratch, planner->diag, planner->built, issue->path);
	struct issue_entry *before = NULL;
	struct text bytes = {0};
	enum answer answer = after == NULL
	    ? ANSWER_FAILURE
	    : portal_read(
		  planner->portal, scratch, path, MANIFEST_MOST, &bytes);
	bool good = answer != ANSWER_FAILURE;

	if (answer == ANSWER_WHOLE &&
	    !digest_equal(digest_of(bytes), issue->manifest)) {
		before = manifest_read(scratch,
		    (struct origin) {quiet, CODE_PUBLISH_WITHHELD, path},
		    bytes);
		good = (before != NULL && only_removes(before, after) &&
			   adds_only_pdf(before, after)) ||
		    refuse(planner, issue->path,
			_("differs from what was published by more than the "
			  "document that is withheld"));
	}
	arena_free(scratch);
	return good;
}

/* The issue's PDF, under its new name, is sent before anything links to it. */
static bool
add_replacement(struct planner *planner, const struct issue_entry *issue)
{
	struct arena *arena = planner->arena;
	struct issue_entry *manifest = built_site_manifest(
	    arena, planner->diag, planner->built, issue->path);
	struct public_file file;

	if (manifest == NULL || !planner_manifest(planner, issue, &file))
		return false;
	planner_add_file(
	    planner, issue->path, manifest_find(manifest, manifest->file));
	planner_add(planner, ACTION_REPLACE, STAGE_MUTABLE, &file);
	if (planner->plan->after->issue != NULL &&
	    strcmp(planner->plan->after->issue, issue->path) == 0)
		planner->plan->after->manifest = file.digest;
	return true;
}

static bool
is_added(const struct planner *planner, size_t index)
{
	const struct restrictions *all = &planner->built->restrictions;

	for (size_t i = 0; i < index; i++)
		if (is_new(planner, i) && is_withheld(planner, i) &&
		    strcmp(all->at[i].issue, all->at[index].issue) == 0)
			return true;
	return false;
}

static void
add_removals(struct planner *planner, const struct restriction *restriction)
{
	for (size_t i = 0; i < restriction->removed.count; i++) {
		struct public_file file = {.path = restriction->removed.at[i],
		    .digest = digest_none(),
		    .type = ""};

		planner_add(planner, ACTION_REMOVE, STAGE_REMOVALS, &file);
	}
}

/* The manifest after several withholdings is signed once, and the last entry
   has the signature. */
static bool
is_last_of_issue(const struct planner *planner, size_t index)
{
	const struct restrictions *all = &planner->built->restrictions;

	for (size_t i = index + 1; i < all->count; i++)
		if (is_new(planner, i) && is_withheld(planner, i) &&
		    strcmp(all->at[i].issue, all->at[index].issue) == 0)
			return false;
	return true;
}

/*
 * Sends the signature of the issue's manifest, if there is one, and sets its
 * digest. An entry that an interrupted run made has that of its own, or none.
 */
static bool
add_signature(struct planner *planner, size_t index,
    const struct issue_entry *issue, struct digest *digest)
{
	struct arena *arena = planner->arena;
	const struct issue_entry *manifest = built_site_manifest(
	    arena, planner->diag, planner->built, issue->path);
	struct public_file file;

	if (manifest == NULL ||
	    !planner_signature(planner, issue->path,
		manifest_signature_name(arena, manifest), &file))
		return false;
	*digest = file.digest;
	if (digest_is_given(file.digest) &&
	    (!planner->is_restriction_entered[index] ||
		digest_equal(
		    file.digest, planner->restriction_signatures[index])))
		planner_add(planner, ACTION_UPLOAD, STAGE_FILES, &file);
	return true;
}

static bool
add_entry(
    struct planner *planner, size_t index, const struct issue_entry *issue)
{
	const struct restriction *restriction =
	    &planner->built->restrictions.at[index];
	struct ledger_entry entry = {.kind = restriction->what,
	    .issue = restriction->issue,
	    .document = restriction->id,
	    .date = restriction->date,
	    .by = restriction->by,
	    .why = restriction->why};

	if (is_withheld(planner, index)) {
		entry.manifest = issue->manifest;
		if (is_last_of_issue(planner, index) &&
		    !add_signature(planner, index, issue, &entry.signature))
			return false;
	}
	if (!planner->is_restriction_entered[index])
		planner_append(planner, &entry);
	return true;
}

static bool
add_restriction(struct planner *planner, size_t index)
{
	const struct restriction *restriction =
	    &planner->built->restrictions.at[index];
	const struct issue_entry *issue = issue_of(planner, restriction);

	if (issue == NULL)
		return refuse(planner, restriction->issue,
		    _("has a document that is restricted, and is missing"));
	if (is_withheld(planner, index)) {
		if (!is_added(planner, index) &&
		    (!check_issue(planner, issue) ||
			!add_replacement(planner, issue)))
			return false;
		add_removals(planner, restriction);
	}
	return add_entry(planner, index, issue);
}

bool
plan_restrictions(struct planner *planner)
{
	const struct restrictions *all = &planner->built->restrictions;

	for (size_t i = 0; i < all->count; i++) {
		if (is_new(planner, i)) {
			if (!add_restriction(planner, i))
				return false;
		} else if (planner->repairs) {
			add_removals(planner, &all->at[i]);
		}
	}
	return true;
}
