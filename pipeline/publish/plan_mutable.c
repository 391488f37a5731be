#include "publish/plan_mutable.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "number/registry.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/append_only.h"
#include "publish/built_site.h"
#include "publish/file_index.h"
#include "publish/planner.h"

/* Reads the index at a path if it has this digest; NULL: any. */
static bool
read_file_index(struct planner *planner, struct arena *arena, const char *path,
    const struct digest *digest, struct file_index **file_index)
{
	struct diag *quiet = diag_new(arena);
	struct text bytes = {0};
	enum answer answer =
	    portal_read(planner->portal, arena, path, FILE_INDEX_MOST, &bytes);

	*file_index = NULL;
	if (answer == ANSWER_WHOLE &&
	    (digest == NULL || digest_equal(digest_of(bytes), *digest)))
		*file_index = file_index_read(arena,
		    (struct origin) {quiet, CODE_PUBLISH_PORTAL, path}, bytes);
	return answer != ANSWER_FAILURE;
}

static bool
is_register(const char *path)
{
	const char *slash = strchr(path, '/');

	return slash != NULL &&
	    strcmp(slash + 1, PUBLISHED_REGISTER_NAME) == 0 &&
	    slash - path == 4 && strspn(path, "0123456789") == 4;
}

/* A replaced register must continue the published one. */
static bool
is_appended(struct planner *planner, const struct public_file *file)
{
	struct arena *scratch = arena_new();
	struct text there = {0}, ours;
	struct registry *registry = NULL;
	bool good = false;
	int year = (file->path[0] - '0') * 1000 + (file->path[1] - '0') * 100 +
	    (file->path[2] - '0') * 10 + (file->path[3] - '0');

	switch (portal_read(planner->portal, scratch, file->path,
	    PUBLISHED_REGISTER_MOST, &there)) {
	case ANSWER_ABSENT:
		good = true;
		goto out;
	case ANSWER_WHOLE:
		break;
	default:
		goto out;
	}
	if (file_read(planner->arena, planner->diag, file->local, &ours))
		registry = registry_parse(
		    planner->arena, planner->diag, file->local, year, ours);
	good = registry != NULL &&
	    (append_only_check(planner->diag,
		 portal_name(planner->portal, file->path), registry, there) ||
		portal_exit(planner->portal, STATUS_CONFLICT));
out:
	arena_free(scratch);
	return good;
}

/* Files taken over are on the portal, and may be missing here. */
static bool
is_taken_over(const struct file_index *there, const struct indexed_file *listed,
    const struct public_file *file)
{
	const struct indexed_file *same =
	    there == NULL ? NULL : file_index_find(there, listed->path);

	return same != NULL && digest_equal(same->digest, listed->digest) &&
	    file_is_absent(file->local);
}

/*
 * Adds the files of our index that `theirs` does not have with the same digest.
 * `untrusted` is the index on the portal, which its files may not match.
 */
static bool
add_changed(struct planner *planner, const struct file_index *ours,
    const struct file_index *theirs, const struct file_index *untrusted)
{
	for (size_t i = 0; i < ours->files.count; i++) {
		const struct indexed_file *listed = file_index_at(ours, i);
		const struct indexed_file *there = theirs == NULL
		    ? NULL
		    : file_index_find(theirs, listed->path);
		struct public_file file;

		if (file_index_is(listed->path))
			continue;
		if (there != NULL &&
		    digest_equal(there->digest, listed->digest)) {
			planner->plan->keep_count++;
			continue;
		}
		file = planner_file(planner, listed->path, listed->type,
		    listed->size, listed->digest);
		if (is_taken_over(untrusted, listed, &file)) {
			planner->plan->keep_count++;
			continue;
		}
		if (is_register(file.path) && planner->plan->before != NULL &&
		    !is_appended(planner, &file))
			return false;
		planner_add(planner,
		    there == NULL ? ACTION_UPLOAD : ACTION_REPLACE,
		    STAGE_MUTABLE + listed->group, &file);
	}
	return true;
}

static bool
is_under_way(const struct plan *plan)
{
	return plan->before != NULL && pointer_is_under_way(plan->before);
}

/* Does the portal already have our index at this path? */
static bool
is_done(struct planner *planner, const struct indexed_file *ours, bool *done)
{
	struct arena *scratch = arena_new();
	struct file_index *there;
	bool good = read_file_index(
	    planner, scratch, ours->path, &ours->digest, &there);

	*done = there != NULL;
	arena_free(scratch);
	return good;
}

/* The indexes of one directory. */
struct index_set {
	const struct file_index *ours;
	const struct file_index *theirs; /* trusted; NULL: none */
	const struct file_index
	    *untrusted; /* on the portal; its files may not match */
};

/*
 * Reads the indexes of a directory. Files of a directory without an index are
 * in the index above it, where an older congbao put them.
 */
static bool
read_indexes(struct planner *planner, struct arena *arena,
    const struct index_set *above, const struct indexed_file *ours,
    const struct indexed_file *theirs, struct index_set *indexes)
{
	struct file_index *there = NULL, *untrusted = NULL;
	bool good;

	*indexes = *above;
	indexes->ours =
	    built_site_file_index(arena, planner->diag, planner->built, ours);
	good = indexes->ours != NULL;
	if (good && theirs != NULL) {
		good = read_file_index(
		    planner, arena, ours->path, &theirs->digest, &there);
		indexes->theirs = there;
	}
	if (good && there == NULL && planner->plan->before != NULL)
		good = read_file_index(
		    planner, arena, ours->path, NULL, &untrusted);
	if (untrusted != NULL)
		indexes->untrusted = untrusted;
	return good;
}

static bool add_directories(
    struct planner *planner, const struct index_set *above);

static bool
add_directory(struct planner *planner, const struct index_set *above,
    const struct indexed_file *ours, const struct indexed_file *theirs)
{
	struct arena *scratch = arena_new();
	struct public_file file = planner_file(
	    planner, ours->path, ours->type, ours->size, ours->digest);
	struct index_set indexes;
	bool good =
	    read_indexes(planner, scratch, above, ours, theirs, &indexes) &&
	    add_changed(
		planner, indexes.ours, indexes.theirs, indexes.untrusted) &&
	    add_directories(planner, &indexes);

	if (good)
		planner_add(planner,
		    theirs == NULL ? ACTION_UPLOAD : ACTION_REPLACE,
		    STAGE_FILE_INDEXES + 1 - path_depth(ours->path), &file);
	arena_free(scratch);
	return good;
}

static bool
add_directories(struct planner *planner, const struct index_set *above)
{
	bool under_way = is_under_way(planner->plan);

	for (size_t i = 0; i < above->ours->files.count; i++) {
		const struct indexed_file *ours = file_index_at(above->ours, i);
		const struct indexed_file *theirs;
		bool done = false;

		if (!file_index_is(ours->path))
			continue;
		theirs = above->theirs == NULL
		    ? NULL
		    : file_index_find(above->theirs, ours->path);
		if (under_way && !is_done(planner, ours, &done))
			return false;
		if (!under_way && theirs != NULL)
			done = digest_equal(theirs->digest, ours->digest);
		if (!done && !add_directory(planner, above, ours, theirs))
			return false;
	}
	return true;
}

/*
 * Can the portal's index be trusted? If an interrupted run was putting another
 * site in place, any file may be one of its own.
 */
static bool
is_trusted(const struct planner *planner)
{
	const struct plan *plan = planner->plan;

	return plan->before != NULL && !planner->repairs &&
	    (!is_under_way(plan) ||
		digest_equal(
		    plan->before->under_way, planner->built->file->digest));
}

bool
plan_mutable(struct planner *planner)
{
	struct arena *scratch = arena_new();
	struct plan *plan = planner->plan;
	struct file_index *root = NULL, *untrusted = NULL;
	struct index_set indexes = {planner->built->file_index};
	bool good = true;

	if (is_trusted(planner))
		good = read_file_index(planner, scratch, FILE_INDEX_NAME,
		    &plan->before->file_index, &root);
	if (good && root == NULL && plan->before != NULL)
		good = read_file_index(
		    planner, scratch, FILE_INDEX_NAME, NULL, &untrusted);
	indexes.theirs = root;
	indexes.untrusted = untrusted;
	good = good && add_changed(planner, indexes.ours, root, untrusted) &&
	    add_directories(planner, &indexes);
	if (good)
		planner_add(planner,
		    root == NULL ? ACTION_UPLOAD : ACTION_REPLACE,
		    STAGE_ROOT_INDEX, planner->built->file);
	arena_free(scratch);
	return good;
}
