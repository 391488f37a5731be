#include "publish/directories.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "portal/parallel.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/action.h"

struct directory {
	const char *path;
	int depth;
	bool is_known; /* to exist */
	bool is_new;   /* created by this run */
};

struct directories {
	struct portal *portal;
	struct directory *at; /* by path */
	size_t count, room;
	int depth; /* of those being created */
};

/* Adds the directories above a file, the nearest last. */
static void
add_above(struct arena *arena, struct directories *directories,
    const char *path, bool is_known)
{
	for (const char *slash = strchr(path, '/'); slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		const char *above =
		    arena_copy(arena, path, (size_t)(slash - path));

		directories->at =
		    arena_more(arena, directories->at, directories->count,
			&directories->room, sizeof *directories->at);
		directories->at[directories->count++] = (struct directory) {
		    above, path_depth(above), is_known, false};
	}
}

/* By path; of duplicates those known to exist come first. */
static int
compare(const void *left, const void *right)
{
	const struct directory *a = left, *b = right;
	int order = strcmp(a->path, b->path);

	return order != 0 ? order : (int)b->is_known - (int)a->is_known;
}

static bool
is_beside(const char *path, const char *other)
{
	const char *slash = strrchr(path, '/');
	size_t length = slash == NULL ? 0 : (size_t)(slash - path) + 1;

	return other != NULL && strncmp(path, other, length) == 0 &&
	    strchr(other + length, '/') == NULL;
}

struct directories *
directories_of(struct arena *arena, const struct plan *plan)
{
	struct directories *directories =
	    arena_alloc(arena, sizeof *directories);
	const char *last = NULL;
	bool last_known = false;
	size_t kept = 0;

	for (size_t i = 0; i < plan->count; i++) {
		const struct action *action = &plan->at[i];
		bool is_known = action->kind == ACTION_REPLACE ||
		    action->kind == ACTION_REMOVE ||
		    (action->kind == ACTION_APPEND && plan->before != NULL);

		if (is_known == last_known &&
		    is_beside(action->file.path, last))
			continue;
		last = action->file.path;
		last_known = is_known;
		add_above(arena, directories, last, is_known);
	}
	if (directories->count > 0)
		qsort(directories->at, directories->count,
		    sizeof *directories->at, compare);
	for (size_t i = 0; i < directories->count; i++)
		if (kept == 0 ||
		    strcmp(directories->at[kept - 1].path,
			directories->at[i].path) != 0)
			directories->at[kept++] = directories->at[i];
	directories->count = kept;
	return directories;
}

static bool
directory_make(void *context, size_t index, struct job *job)
{
	struct directories *directories = context;
	const struct directory *directory = &directories->at[index];

	if (directory->is_known || directory->depth != directories->depth)
		return false;
	job->kind = JOB_DIRECTORY;
	job->path = directory->path;
	return true;
}

static bool
directory_done(void *context, size_t index, struct job *job)
{
	struct directories *directories = context;

	if (job->answer == ANSWER_ABSENT)
		return portal_fail(directories->portal, job->path, STATUS_OTHER,
		    "cannot be created: the server says that the directory "
		    "above is not there");
	directories->at[index].is_new = job->answer == ANSWER_WHOLE;
	return job->answer != ANSWER_FAILURE;
}

bool
directories_make(struct directories *directories, struct portal *portal)
{
	struct parallel parallel = {
	    directory_make, directory_done, directories};
	int deepest = 0;

	directories->portal = portal;
	for (size_t i = 0; i < directories->count; i++)
		if (directories->at[i].depth > deepest)
			deepest = directories->at[i].depth;
	for (directories->depth = 0; directories->depth <= deepest;
	     directories->depth++)
		if (!parallel_run(portal, 0, directories->count, &parallel))
			return false;
	return true;
}

/* Compares the directory part of a path with an entry. */
static int
compare_above(const void *key, const void *item)
{
	const struct text *above = key;
	const char *path = ((const struct directory *)item)->path;
	int order = strncmp(above->at, path, above->length);

	return order == 0 && path[above->length] != '\0' ? -1 : order;
}

bool
directories_is_new(const struct directories *directories, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct text above = {path, slash == NULL ? 0 : (size_t)(slash - path)};
	const struct directory *found = directories->count == 0
	    ? NULL
	    : bsearch(&above, directories->at, directories->count,
		  sizeof *directories->at, compare_above);

	return found != NULL && found->is_new;
}

size_t
directories_count(const struct directories *directories)
{
	return directories->count;
}

const char *
directories_at(const struct directories *directories, size_t index)
{
	return directories->at[index].path;
}
