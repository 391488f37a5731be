#include "publish/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "catalog/properties.h"

enum {
	VERSION_KNOWN = 1,
	ISSUES_MOST = 20000,
};

#define COUNT_OF(rows) (sizeof(rows) / sizeof(rows)[0])
#define CATALOGUE(member) offsetof(struct catalogue, member)

static const struct member CATALOGUE_ROWS[] = {
    {"version", MEMBER_INT, CATALOGUE(version), true},
    {"gazette", MEMBER_GROUP, CATALOGUE(gazette), true, &GAZETTE_NAMES},
    {"base_url", MEMBER_STRING, CATALOGUE(base_url)},
    {"issues", MEMBER_LIST, CATALOGUE(issues), true, NULL},
};

static const struct members CATALOGUE_MEMBERS = {
    CATALOGUE_ROWS, COUNT_OF(CATALOGUE_ROWS), sizeof(struct catalogue)};

static const struct members *
members_of(struct arena *arena)
{
	return members_filled(arena, &CATALOGUE_MEMBERS,
	    issue_entry_members(arena, IN_CATALOGUE));
}

const struct issue_entry *
catalogue_at(const struct catalogue *catalogue, size_t index)
{
	return (const struct issue_entry *)catalogue->issues.at + index;
}

const struct issue_entry *
catalogue_find(const struct catalogue *catalogue, const char *path)
{
	for (size_t i = 0; i < catalogue->issues.count; i++)
		if (strcmp(catalogue_at(catalogue, i)->path, path) == 0)
			return catalogue_at(catalogue, i);
	return NULL;
}

static int
last_of(const struct numbers *numbers)
{
	return numbers->at[numbers->count - 1];
}

const struct issue_entry *
catalogue_holder(
    const struct catalogue *catalogue, int year, const struct numbers *numbers)
{
	for (size_t i = 0; i < catalogue->issues.count; i++) {
		const struct issue_entry *issue = catalogue_at(catalogue, i);

		if (issue->year == year &&
		    issue->numbers.at[0] <= last_of(numbers) &&
		    numbers->at[0] <= last_of(&issue->numbers))
			return issue;
	}
	return NULL;
}

int
catalogue_compare(const void *left, const void *right)
{
	const struct issue_entry *a = left, *b = right;

	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	return (a->numbers.at[0] > b->numbers.at[0]) -
	    (a->numbers.at[0] < b->numbers.at[0]);
}

struct catalogue *
catalogue_with(struct arena *arena, const struct catalogue *catalogue,
    const struct issue_entry *issue)
{
	struct catalogue *with = arena_alloc(arena, sizeof *with);
	struct issue_entry *at =
	    arena_alloc(arena, (catalogue->issues.count + 1) * sizeof *at);

	*with = *catalogue;
	with->issues = (struct items) {at, 0};
	for (size_t i = 0; i < catalogue->issues.count; i++)
		if (strcmp(catalogue_at(catalogue, i)->path, issue->path) != 0)
			at[with->issues.count++] = *catalogue_at(catalogue, i);
	at[with->issues.count++] = *issue;
	qsort(at, with->issues.count, sizeof *at, catalogue_compare);
	return with;
}

struct issue_entry
catalogue_issue_of(
    const struct issue_entry *manifest, const char *path, struct digest digest)
{
	return (struct issue_entry) {.year = manifest->year,
	    .numbers = manifest->numbers,
	    .label = manifest->label,
	    .date = manifest->date,
	    .path = path,
	    .manifest = digest,
	    .count = manifest->documents.count,
	    .pages = manifest->pages};
}

struct text
catalogue_write(struct arena *arena, const struct catalogue *catalogue)
{
	return record_write(arena, members_of(arena), catalogue);
}

static bool
wrong(struct origin origin, const char *why)
{
	diag_error_at(origin.diag, origin.code, origin.path, "%s", why);
	return false;
}

static int
compare_paths(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool
has_path_twice(struct arena *arena, const struct catalogue *catalogue)
{
	size_t count = catalogue->issues.count;
	const char **paths = arena_alloc(arena, count * sizeof *paths);

	for (size_t i = 0; i < count; i++)
		paths[i] = catalogue_at(catalogue, i)->path;
	qsort(paths, count, sizeof *paths, compare_paths);
	for (size_t i = 1; i < count; i++)
		if (strcmp(paths[i - 1], paths[i]) == 0)
			return true;
	return false;
}

static bool
is_in_order(const struct issue_entry *a, const struct issue_entry *b)
{
	return a->year < b->year ||
	    (a->year == b->year && last_of(&a->numbers) < b->numbers.at[0]);
}

static bool
is_sound(struct arena *arena, struct origin origin,
    const struct catalogue *catalogue)
{
	if (catalogue->version != VERSION_KNOWN)
		return wrong(
		    origin, "\"version\" is not 1: made for another congbao");
	if (catalogue->issues.count > ISSUES_MOST)
		return wrong(origin, "lists more than 20000 issues");
	for (size_t i = 0; i < catalogue->issues.count; i++) {
		const struct issue_entry *issue = catalogue_at(catalogue, i);

		if (!numbers_follow(&issue->numbers))
			return wrong(origin,
			    "an issue's numbers do not follow one another");
		if (i > 0 &&
		    !is_in_order(catalogue_at(catalogue, i - 1), issue))
			return wrong(origin,
			    "issues do not stand in the order of their years "
			    "and numbers, or a number stands twice");
	}
	if (has_path_twice(arena, catalogue))
		return wrong(origin, "two issues have the same directory");
	return true;
}

struct catalogue *
catalogue_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct catalogue *catalogue = arena_alloc(arena, sizeof *catalogue);

	if (!record_read(arena, origin, members_of(arena), bytes, catalogue) ||
	    !is_sound(arena, origin, catalogue))
		return NULL;
	return catalogue;
}
