#include "publish/plan_issues.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "publish/built_site.h"
#include "publish/issue_index.h"
#include "publish/manifest.h"
#include "publish/plan_base.h"
#include "publish/planner.h"
#include "publish/signed_check.h"
#include "sign/signature_record.h"

/* Which of the new issues have a manifest on the portal? */
struct manifest_check {
	struct planner *planner;
	bool *has_manifest;
	bool is_changed;
};

static bool
is_checked(const struct planner *planner, size_t index)
{
	return planner->repairs ||
	    (!planner->is_published[index] && !planner->is_entered[index]);
}

static bool
check_make(void *context, size_t index, struct job *job)
{
	struct planner *planner = ((struct manifest_check *)context)->planner;

	if (!is_checked(planner, index))
		return false;
	job->kind = JOB_READ;
	job->path = path_join(planner->arena,
	    issue_index_at(planner->built->issue_index, index)->path,
	    MANIFEST_NAME);
	job->limit = MANIFEST_MOST;
	return true;
}

static bool
check_done(void *context, size_t index, struct job *job)
{
	struct manifest_check *check = context;
	const struct issue_entry *issue =
	    issue_index_at(check->planner->built->issue_index, index);

	if (job->answer == ANSWER_FAILURE)
		return false;
	if (job->answer == ANSWER_ABSENT)
		return true;
	check->has_manifest[index] = job->answer == ANSWER_WHOLE &&
	    digest_equal(job->digest, issue->manifest);
	check->is_changed |= !check->has_manifest[index];
	return true;
}

static bool
check_manifests(struct planner *planner, bool *has_manifest, bool *is_changed)
{
	struct manifest_check check = {
	    .planner = planner, .has_manifest = has_manifest};
	struct parallel parallel = {check_make, check_done, &check};
	bool good = parallel_run(planner->portal, 0,
	    planner->built->issue_index->issues.count, &parallel);

	*is_changed = check.is_changed;
	return good;
}

/* One has another manifest on the portal: reads them again to report which. */
static bool
refuse_changed(struct planner *planner, const bool *has_manifest)
{
	const struct issue_index *issue_index = planner->built->issue_index;
	bool good = true;

	for (size_t i = 0; i < issue_index->issues.count; i++) {
		const struct issue_entry *issue =
		    issue_index_at(issue_index, i);
		struct arena *scratch;
		struct text bytes;
		enum answer answer;

		if (!is_checked(planner, i) || has_manifest[i])
			continue;
		scratch = arena_new();
		answer = portal_read(planner->portal, scratch,
		    path_join(scratch, issue->path, MANIFEST_NAME),
		    MANIFEST_MOST, &bytes);
		arena_free(scratch);
		if (answer == ANSWER_FAILURE)
			return false;
		if (answer != ANSWER_ABSENT && !planner->repairs)
			good = plan_refuse_changed(planner, issue->path);
	}
	return good;
}

static bool
add_issue(struct planner *planner, const struct issue_entry *issue)
{
	struct arena *scratch = arena_new();
	struct issue_entry *manifest = built_site_manifest(
	    scratch, planner->diag, planner->built, issue->path);

	if (manifest != NULL)
		for (size_t i = 0; i < manifest->files.count; i++)
			planner_add_file(planner, issue->path,
			    manifest_file_at(manifest, i));
	arena_free(scratch);
	return manifest != NULL;
}

static bool
add_files(struct planner *planner, const bool *has_manifest)
{
	const struct issue_index *issue_index = planner->built->issue_index;
	size_t count = issue_index->issues.count, made = 0;
	struct public_file *manifests =
	    arena_alloc(planner->arena, count * sizeof *manifests);

	for (size_t i = 0; i < count; i++) {
		const struct issue_entry *issue =
		    issue_index_at(issue_index, i);

		if (!is_checked(planner, i) ||
		    (has_manifest[i] && !planner->repairs))
			continue;
		if (!add_issue(planner, issue) ||
		    !planner_manifest(planner, issue, &manifests[made]))
			return false;
		made++;
	}
	for (size_t i = 0; i < made; i++)
		planner_add(
		    planner, ACTION_UPLOAD, STAGE_MANIFESTS, &manifests[i]);
	return true;
}

/*
 * The signature of the manifest may be newer than an interrupted run's, until
 * the ledger has an entry; a repair sends the one that the ledger has.
 */
static bool
add_signature(struct planner *planner, size_t index)
{
	const struct issue_entry *issue =
	    issue_index_at(planner->built->issue_index, index);
	bool is_entered =
	    planner->is_published[index] || planner->is_entered[index];
	struct public_file file;

	if (!planner_signature(
		planner, issue->path, MANIFEST_SIGNATURE_NAME, &file))
		return false;
	if (digest_is_given(file.digest) &&
	    (!is_entered ||
		digest_equal(file.digest, planner->signatures[index])))
		planner_add(planner, ACTION_UPLOAD, STAGE_MANIFESTS, &file);
	return true;
}

static bool
add_signatures(struct planner *planner)
{
	for (size_t i = 0; i < planner->built->issue_index->issues.count; i++)
		if (is_checked(planner, i) && !add_signature(planner, i))
			return false;
	return true;
}

static bool
add_entry(struct planner *planner, const struct issue_entry *issue)
{
	struct plan *plan = planner->plan;
	struct ledger_entry entry = {
	    .issue = issue->path, .manifest = issue->manifest};
	struct public_file signature;

	if (!planner_signature(
		planner, issue->path, MANIFEST_SIGNATURE_NAME, &signature))
		return false;
	entry.signature = signature.digest;
	planner_append(planner, &entry);
	planner->issues++;
	plan->after->issue = issue->path;
	plan->after->manifest = issue->manifest;
	return true;
}

/* Entries of an interrupted run stay as they are. */
static bool
is_signed(struct planner *planner, size_t index)
{
	const char *issue =
	    issue_index_at(planner->built->issue_index, index)->path;
	struct arena *scratch = arena_new();
	const struct issue_entry *manifest =
	    built_site_manifest(scratch, planner->diag, planner->built, issue);
	bool good = manifest != NULL &&
	    signed_check(scratch, planner->diag, planner->built, manifest,
		issue, planner->requires_signatures);

	arena_free(scratch);
	return good;
}

/* Finds all that are not, unless manifests cannot be read. */
static bool
check_signed(struct planner *planner)
{
	size_t count = planner->built->issue_index->issues.count;
	bool good = true;

	for (size_t i = 0;
	     i < count && planner->diag->totals[SEVERITY_FAILURE] == 0; i++)
		if (!planner->is_published[i] && !planner->is_entered[i])
			good &= is_signed(planner, i);
	return good;
}

bool
plan_issues(struct planner *planner)
{
	const struct issue_index *issue_index = planner->built->issue_index;
	bool *has_manifest =
	    arena_alloc(planner->arena, issue_index->issues.count + 1);
	bool is_changed;

	if (!check_signed(planner) ||
	    !check_manifests(planner, has_manifest, &is_changed) ||
	    (is_changed && !refuse_changed(planner, has_manifest)) ||
	    !add_files(planner, has_manifest) || !add_signatures(planner))
		return false;
	for (size_t i = 0; i < issue_index->issues.count; i++) {
		if (planner->is_published[i])
			continue;
		planner->plan->issues++;
		if (!planner->is_entered[i] &&
		    !add_entry(planner, issue_index_at(issue_index, i)))
			return false;
	}
	return true;
}
