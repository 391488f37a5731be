#define _XOPEN_SOURCE 700 /* realpath */
#include "number/gazette.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/translate.h"
#include "number/issue.h"
#include "number/issue_load.h"
#include "number/register_merge.h"
#include "number/registry.h"
#include "number/restrictions.h"
#include "number/stray.h"

/* "2022" */
static int
year_of(const char *name)
{
	int year = 0;

	if (strlen(name) != 4 || strspn(name, "0123456789") != 4)
		return 0;
	year = atoi(name);
	return year >= 1900 ? year : 0;
}

static int
first_number(const struct issue_location *place)
{
	const struct register_line *line =
	    registry_find(place->registry, place->name);

	return line == NULL ? 1000000 : line->first;
}

static int
compare(const void *left, const void *right)
{
	const struct issue_location *a = left, *b = right;

	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	if (first_number(a) != first_number(b))
		return first_number(a) < first_number(b) ? -1 : 1;
	return strcmp(a->name, b->name);
}

static void
add(struct arena *arena, struct gazette *gazette, struct issue_location place)
{
	gazette->at = arena_more(arena, gazette->at, gazette->count,
	    &gazette->room, sizeof *gazette->at);
	gazette->at[gazette->count++] = place;
}

/* Was a document of it withheld? It may have been the only one. */
static bool
is_withheld(struct arena *arena, const struct gazette *gazette,
    const struct registry *registry, const struct register_line *line)
{
	return restrictions_withhold(&gazette->restrictions,
	    issue_address(arena, gazette->profile, registry->year, line));
}

/* The directory of every numbered issue must still exist. */
static bool
directories_exist(struct arena *arena, struct diag *diag,
    const struct gazette *gazette, const struct registry *registry)
{
	bool good = true;

	for (size_t i = 0; i < registry->count; i++) {
		bool there = false;

		for (size_t j = 0; j < gazette->count; j++)
			there |= gazette->at[j].registry == registry &&
			    strcmp(gazette->at[j].name,
				registry->at[i].directory) == 0;
		if (there ||
		    is_withheld(arena, gazette, registry, &registry->at[i]))
			continue;
		diag_error(diag, CODE_REGISTER_MISSING, registry->at[i].span,
		    "there is no directory %s for this number",
		    registry->at[i].directory);
		good = false;
	}
	return good;
}

static bool
load_year(struct arena *arena, struct diag *diag, struct gazette *gazette,
    const char *path, int year, struct register_merge *merge)
{
	struct registry *registry = merge == NULL
	    ? registry_load(arena, diag, path, year)
	    : register_merge_load(arena, diag, path, year, merge);
	struct file_names names;
	bool good = true;

	if (registry == NULL || !file_list(arena, diag, path, &names))
		return false;
	gazette->registries =
	    arena_more(arena, gazette->registries, gazette->registry_count,
		&gazette->registry_room, sizeof(struct registry *));
	gazette->registries[gazette->registry_count++] = registry;
	for (size_t i = 0; i < names.count; i++) {
		struct issue_location place = {
		    .name = names.at[i], .year = year, .registry = registry};
		bool is_directory = false;

		place.path = file_join(arena, path, names.at[i]);
		good &= file_examine(diag, place.path, &is_directory);
		if (is_directory)
			add(arena, gazette, place);
	}
	stray_check_case(arena, diag, path, &names);
	registry->restrictions = &gazette->restrictions;
	return good && directories_exist(arena, diag, gazette, registry);
}

struct gazette *
gazette_load_merged(struct arena *arena, struct diag *diag, const char *root,
    struct register_merge *merge)
{
	struct gazette *gazette = arena_alloc(arena, sizeof *gazette);
	const char *issues = file_join(arena, root, "issues");
	struct file_names names;
	bool good = true;

	gazette->root = root;
	gazette->profile =
	    profile_load(arena, diag, file_join(arena, issues, "gazette.yaml"));
	if (gazette->profile == NULL || !file_list(arena, diag, issues, &names))
		return NULL;
	good = restrictions_load(arena, diag,
	    file_join(arena, issues, RESTRICTIONS_NAME),
	    &gazette->restrictions);
	for (size_t i = 0; i < names.count; i++) {
		int year = year_of(names.at[i]);

		if (year != 0)
			good &= load_year(arena, diag, gazette,
			    file_join(arena, issues, names.at[i]), year, merge);
	}
	if (gazette->count > 0)
		qsort(
		    gazette->at, gazette->count, sizeof *gazette->at, compare);
	return good ? gazette : NULL;
}

struct gazette *
gazette_load(struct arena *arena, struct diag *diag, const char *root)
{
	return gazette_load_merged(arena, diag, root, NULL);
}

/* The directory's place below issues/, whatever way it was written; an empty
   path if it is none of an issue. */
static struct issue_location
place_of(struct arena *arena, const char *issues, const char *directory)
{
	char *whole = realpath(directory, NULL);
	struct issue_location place = {0};
	const char *name, *year, *path;

	if (whole == NULL)
		return place;
	name = file_base(arena, whole);
	year = file_base(arena, file_directory(arena, whole));
	path = file_join(arena, file_join(arena, issues, year), name);
	if (year_of(year) != 0 && file_is_same(path, directory))
		place = (struct issue_location) {
		    .path = path, .name = name, .year = year_of(year)};
	free(whole);
	return place;
}

struct gazette *
gazette_load_one(struct arena *arena, struct diag *diag, const char *root,
    const char *directory)
{
	struct gazette *gazette = arena_alloc(arena, sizeof *gazette);
	const char *issues = file_join(arena, root, "issues");
	struct issue_location place = place_of(arena, issues, directory);

	if (place.path == NULL) {
		diag_error_at(diag, CODE_ISSUE_UNKNOWN, directory,
		    "no such issue: give a directory issues/<year>/<name>");
		return NULL;
	}
	gazette->root = root;
	gazette->profile =
	    profile_load(arena, diag, file_join(arena, issues, "gazette.yaml"));
	if (gazette->profile == NULL ||
	    !restrictions_load(arena, diag,
		file_join(arena, issues, RESTRICTIONS_NAME),
		&gazette->restrictions))
		return NULL;
	place.registry = registry_load(
	    arena, diag, file_directory(arena, place.path), place.year);
	if (place.registry == NULL)
		return NULL;
	place.registry->restrictions = &gazette->restrictions;
	add(arena, gazette, place);
	return gazette;
}

/* Finds an issue by file identity, for paths such as ".". */
static const struct issue_location *
find_same(const struct gazette *gazette, const char *path)
{
	for (size_t i = 0; i < gazette->count; i++)
		if (file_is_same(gazette->at[i].path, path))
			return &gazette->at[i];
	return NULL;
}

/* The path of the issue that was probably meant, or NULL: by year and name, or
   by the name alone if that is all that was given. */
static const char *
meant_path(struct arena *arena, const struct gazette *gazette, const char *path)
{
	const char *name = file_base(arena, path);
	const char *year = file_base(arena, file_directory(arena, path));
	bool dated = year_of(year) != 0;
	struct nearest nearest =
	    nearest_to(dated ? file_join(arena, year, name) : name);
	const char *meant = NULL;

	for (size_t i = 0; i < gazette->count; i++) {
		const struct issue_location *place = &gazette->at[i];
		const char *tried = dated
		    ? arena_format(arena, "%d/%s", place->year, place->name)
		    : place->name;

		nearest_try(&nearest, tried);
		if (nearest.found == tried)
			meant = place->path;
	}
	return nearest_meant(&nearest) != NULL ? meant : NULL;
}

static void
refuse_unknown(struct arena *arena, struct diag *diag,
    const struct gazette *gazette, const char *path)
{
	const char *meant =
	    file_is_absent(path) ? meant_path(arena, gazette, path) : NULL;

	if (meant == NULL)
		diag_error_at(diag, CODE_ISSUE_UNKNOWN, path,
		    "no such issue: give a directory issues/<year>/<name>");
	else
		diag_error_at(diag, CODE_ISSUE_UNKNOWN, path,
		    "no such issue; did you mean “%s”?", meant);
}

const struct issue_location *
gazette_find(struct arena *arena, struct diag *diag,
    const struct gazette *gazette, const char *path)
{
	const char *name = file_base(arena, path);
	const char *year = file_base(arena, file_directory(arena, path));
	const struct issue_location *found = NULL;
	size_t matches = 0;

	for (size_t i = 0; i < gazette->count; i++) {
		const struct issue_location *place = &gazette->at[i];

		if (strcmp(place->name, name) != 0 ||
		    (year_of(year) != 0 && year_of(year) != place->year))
			continue;
		found = place;
		matches++;
	}
	if (matches == 0)
		found = find_same(gazette, path);
	if (matches <= 1 && found != NULL)
		return found;
	if (matches == 0)
		refuse_unknown(arena, diag, gazette, path);
	else
		diag_error_at(diag, CODE_ISSUE_UNKNOWN, path,
		    "several years have an issue of this name: write it as "
		    "issues/<year>/<name>");
	return NULL;
}

struct issue *
gazette_issue(struct arena *arena, struct diag *diag,
    const struct gazette *gazette, const struct issue_location *place)
{
	return issue_load(
	    arena, diag, gazette->profile, place->registry, place->path);
}
