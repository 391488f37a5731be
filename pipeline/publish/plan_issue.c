#include "publish/plan_issue.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "number/registry.h"
#include "publish/catalogue.h"
#include "publish/difference.h"
#include "publish/manifest.h"
#include "publish/planner.h"
#include "publish/portal.h"

/* A file of an issue without a manifest: a run that was killed left it. */
static bool
plan_unsealed(struct planner *planner, const struct public_file *file)
{
	struct arena *scratch = arena_new();
	enum action_kind kind = ACTION_REPLACE;
	struct text bytes;
	enum answer answer = portal_read(
	    planner->portal, scratch, file->path, file->size, &bytes);

	if (answer == ANSWER_ABSENT)
		kind = ACTION_UPLOAD;
	if (answer == ANSWER_WHOLE &&
	    digest_equal(digest_of(bytes), file->digest))
		kind = ACTION_KEEP;
	arena_free(scratch);
	if (answer != ANSWER_FAILURE)
		planner_add(planner, kind, file);
	return answer != ANSWER_FAILURE;
}

static bool
plan_new(struct planner *planner, const struct release *release)
{
	for (size_t i = 0; i + 1 < release->count; i++)
		if (!plan_unsealed(planner, &release->at[i]))
			return false;
	planner_add(planner, ACTION_UPLOAD, release_manifest_file(release));
	return true;
}

/*
 * A file of an issue that is published as it is here. One that is missing is
 * put back: its manifest says which bytes it had. One of another size is
 * left for people to look at; `verify` reads them all.
 */
static bool
plan_sealed(struct planner *planner, const struct public_file *file)
{
	size_t size = 0;

	switch (portal_size(planner->portal, file->path, &size)) {
	case ANSWER_ABSENT:
	case ANSWER_EXISTS:
		planner_add(planner, ACTION_UPLOAD, file);
		return true;
	case ANSWER_FAILURE:
		return false;
	case ANSWER_WHOLE:
	case ANSWER_LONGER:
		break;
	}
	if (size == file->size) {
		planner_add(planner, ACTION_KEEP, file);
		return true;
	}
	diag_error_at(planner->diag, "publish-damaged",
	    portal_name(planner->portal, file->path),
	    "has %zu bytes; published were %zu: see what happened to it, take "
	    "it away and publish again",
	    size, file->size);
	planner_add(planner, ACTION_CONFLICT, file);
	return true;
}

static bool
plan_published(struct planner *planner, const struct release *release)
{
	for (size_t i = 0; i + 1 < release->count; i++)
		if (!plan_sealed(planner, &release->at[i]))
			return false;
	planner_add(planner, ACTION_KEEP, release_manifest_file(release));
	return true;
}

static void
refuse_changed(
    struct planner *planner, const struct release *release, const char *how)
{
	diag_error_at(planner->diag, "publish-changed", release->source,
	    "%s was published with other content (%s): what is published "
	    "stays; take it back as it was, and correct it by a document of a "
	    "new issue",
	    release->directory, how);
}

/* The manifest that is there, as far as it can be understood. */
static void
plan_changed(
    struct planner *planner, const struct release *release, struct text bytes)
{
	struct diag *quiet = diag_new(planner->arena);
	struct manifest *there = manifest_read(planner->arena,
	    (struct origin) {quiet, "publish-changed", MANIFEST_NAME}, bytes);
	size_t skip = strlen(release->directory) + 1;

	refuse_changed(planner, release,
	    there == NULL
		? "its manifest there cannot be read"
		: difference_of(planner->arena, release->manifest, there));
	for (size_t i = 0; i < release->count; i++) {
		const struct public_file *file = &release->at[i];
		const struct manifest_file *listed = there == NULL
		    ? NULL
		    : manifest_find(there, file->path + skip);
		bool same = listed != NULL &&
		    digest_equal(listed->digest, file->digest);

		planner_add(
		    planner, same ? ACTION_KEEP : ACTION_CONFLICT, file);
	}
}

/* Published, says the catalogue, and the manifest is not there any more. */
static bool
plan_lost(struct planner *planner, const struct release *release)
{
	const struct catalogue_issue *issue =
	    catalogue_find(planner->published, release->directory);

	if (issue == NULL ||
	    digest_equal(
		issue->manifest, release_manifest_file(release)->digest))
		return plan_new(planner, release);
	refuse_changed(planner, release, "its manifest there is lost");
	planner_add(planner, ACTION_REFUSE, release_manifest_file(release));
	return true;
}

static bool
is_draft(struct planner *planner, const struct release *release)
{
	if (!release->manifest->draft)
		return false;
	diag_error_at(planner->diag, "publish-draft", release->source,
	    "a draft is not published: give it a number first");
	return true;
}

static const struct registry *
registry_of_year(const struct publication *publication, int year)
{
	for (size_t i = 0; i < publication->registry_count; i++)
		if (publication->registries[i]->year == year)
			return publication->registries[i];
	return NULL;
}

/* A release may come from a build that is older than the register. */
static bool
is_unregistered(struct planner *planner, const struct release *release)
{
	const struct manifest *manifest = release->manifest;
	const struct registry *registry =
	    registry_of_year(planner->publication, manifest->year);

	for (size_t i = 0; registry != NULL && i < registry->count; i++)
		if (registry->at[i].first == manifest->numbers.at[0] &&
		    digest_equal(registry->at[i].chain, manifest->entry.chain))
			return false;
	diag_error_at(planner->diag, "publish-register", release->source,
	    "was built with another register than the one here: build it "
	    "again");
	return true;
}

static bool
is_taken(struct planner *planner, const struct release *release)
{
	const struct manifest *manifest = release->manifest;
	const struct catalogue_issue *holder = catalogue_holder(
	    planner->published, manifest->year, &manifest->numbers);

	if (holder == NULL || strcmp(holder->path, release->directory) == 0)
		return false;
	diag_error_at(planner->diag, "publish-number-taken", release->source,
	    "number %s of %d is published already, as %s", manifest->label,
	    manifest->year, portal_name(planner->portal, holder->path));
	return true;
}

bool
plan_issue(struct planner *planner, const struct release *release)
{
	const struct public_file *file = release_manifest_file(release);
	struct arena *scratch = arena_new();
	struct text bytes;
	bool good = true;

	if (is_draft(planner, release) || is_unregistered(planner, release) ||
	    is_taken(planner, release)) {
		planner_add(planner, ACTION_REFUSE, file);
		goto out;
	}
	switch (portal_read(
	    planner->portal, scratch, file->path, MANIFEST_MOST, &bytes)) {
	case ANSWER_FAILURE:
		good = false;
		break;
	case ANSWER_ABSENT:
	case ANSWER_EXISTS:
		good = plan_lost(planner, release);
		break;
	case ANSWER_LONGER:
		plan_changed(planner, release, (struct text) {0});
		break;
	case ANSWER_WHOLE:
		if (digest_equal(digest_of(bytes), file->digest))
			good = plan_published(planner, release);
		else
			plan_changed(planner, release, bytes);
		break;
	}
out:
	arena_free(scratch);
	return good;
}
