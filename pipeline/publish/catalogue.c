#include "publish/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"

enum {
	VERSION_KNOWN = 1,
	ISSUES_MOST = 20000,
};

#define COUNT_OF(rows) (sizeof(rows) / sizeof(rows)[0])
#define ISSUE(member) offsetof(struct catalogue_issue, member)
#define CATALOGUE(member) offsetof(struct catalogue, member)

static const struct member ISSUE_ROWS[] = {
    {"year", MEMBER_INT, ISSUE(year), true},
    {"numbers", MEMBER_NUMBERS, ISSUE(numbers), true},
    {"label", MEMBER_STRING, ISSUE(label), true},
    {"date", MEMBER_DATE, ISSUE(date), true},
    {"path", MEMBER_PATH, ISSUE(path), true},
    {"manifest", MEMBER_DIGEST, ISSUE(manifest), true},
    {"documents", MEMBER_SIZE, ISSUE(documents), true},
    {"pages", MEMBER_SIZE, ISSUE(pages), true},
};

static const struct members ISSUES = {
    ISSUE_ROWS, COUNT_OF(ISSUE_ROWS), sizeof(struct catalogue_issue)};

static const struct member CATALOGUE_ROWS[] = {
    {"version", MEMBER_INT, CATALOGUE(version), true},
    {"gazette", MEMBER_GROUP, CATALOGUE(gazette), true, &GAZETTE_NAMES},
    {"base_url", MEMBER_STRING, CATALOGUE(base_url)},
    {"issues", MEMBER_LIST, CATALOGUE(issues), true, &ISSUES},
};

static const struct members MEMBERS = {
    CATALOGUE_ROWS, COUNT_OF(CATALOGUE_ROWS), sizeof(struct catalogue)};

const struct catalogue_issue *
catalogue_at(const struct catalogue *catalogue, size_t index)
{
	return (const struct catalogue_issue *)catalogue->issues.at + index;
}

const struct catalogue_issue *
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

const struct catalogue_issue *
catalogue_holder(
    const struct catalogue *catalogue, int year, const struct numbers *numbers)
{
	for (size_t i = 0; i < catalogue->issues.count; i++) {
		const struct catalogue_issue *issue =
		    catalogue_at(catalogue, i);

		if (issue->year == year &&
		    issue->numbers.at[0] <= last_of(numbers) &&
		    numbers->at[0] <= last_of(&issue->numbers))
			return issue;
	}
	return NULL;
}

static int
compare(const void *left, const void *right)
{
	const struct catalogue_issue *a = left, *b = right;

	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	return (a->numbers.at[0] > b->numbers.at[0]) -
	    (a->numbers.at[0] < b->numbers.at[0]);
}

struct catalogue *
catalogue_with(struct arena *arena, const struct catalogue *catalogue,
    const struct catalogue_issue *issue)
{
	struct catalogue *with = arena_alloc(arena, sizeof *with);
	struct catalogue_issue *at =
	    arena_alloc(arena, (catalogue->issues.count + 1) * sizeof *at);

	*with = *catalogue;
	with->issues = (struct items) {at, 0};
	for (size_t i = 0; i < catalogue->issues.count; i++)
		if (strcmp(catalogue_at(catalogue, i)->path, issue->path) != 0)
			at[with->issues.count++] = *catalogue_at(catalogue, i);
	at[with->issues.count++] = *issue;
	qsort(at, with->issues.count, sizeof *at, compare);
	return with;
}

struct catalogue_issue
catalogue_issue_of(
    const struct manifest *manifest, const char *path, struct digest digest)
{
	return (struct catalogue_issue) {.year = manifest->year,
	    .numbers = manifest->numbers,
	    .label = manifest->label,
	    .date = manifest->date,
	    .path = path,
	    .manifest = digest,
	    .documents = manifest->documents.count,
	    .pages = manifest->pages};
}

struct text
catalogue_write(struct arena *arena, const struct catalogue *catalogue)
{
	return record_write(arena, &MEMBERS, catalogue);
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
is_in_order(const struct catalogue_issue *a, const struct catalogue_issue *b)
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
		const struct catalogue_issue *issue =
		    catalogue_at(catalogue, i);

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

	if (!record_read(arena, origin, &MEMBERS, bytes, catalogue) ||
	    !is_sound(arena, origin, catalogue))
		return NULL;
	return catalogue;
}
