#include "publish/issue_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/translate.h"
#include "catalog/issue_record.h"
#include "catalog/properties.h"

enum {
	VERSION_FLAT = 1, /* all issues in index.json */
	VERSION_KNOWN = 2,
	ISSUES_MOST = 20000,
	YEARS_MOST = 400,
};

#define YEAR(member) offsetof(struct indexed_year, member)
#define ISSUE_INDEX(member) offsetof(struct issue_index, member)

static const struct member YEAR_ROWS[] = {
    {"year", MEMBER_INT, YEAR(year), true},
    {"path", MEMBER_PATH, YEAR(path), true},
    {"sha256", MEMBER_DIGEST, YEAR(digest), true},
    {"issues", MEMBER_SIZE, YEAR(issues), true},
    {"documents", MEMBER_SIZE, YEAR(documents), true},
    {"pages", MEMBER_SIZE, YEAR(pages), true},
};

static const struct members YEARS = MEMBERS_OF(YEAR_ROWS, struct indexed_year);

static const struct member ISSUE_INDEX_ROWS[] = {
    {"version", MEMBER_INT, ISSUE_INDEX(version), true},
    {"gazette", MEMBER_GROUP, ISSUE_INDEX(gazette), true, &GAZETTE_NAMES},
    {"base_url", MEMBER_STRING, ISSUE_INDEX(base_url)},
    {"years", MEMBER_LIST, ISSUE_INDEX(years), .group = &YEARS},
    {"issues", MEMBER_LIST, ISSUE_INDEX(issues)},
};

static const struct members ISSUE_INDEXES =
    MEMBERS_OF(ISSUE_INDEX_ROWS, struct issue_index);

static const struct members *
members_of(struct arena *arena)
{
	return members_filled(
	    arena, &ISSUE_INDEXES, issue_entry_members(arena, IN_ISSUE_INDEX));
}

const struct indexed_year *
issue_index_year_at(const struct issue_index *issue_index, size_t index)
{
	return (const struct indexed_year *)issue_index->years.at + index;
}

const struct issue_entry *
issue_index_at(const struct issue_index *issue_index, size_t index)
{
	return (const struct issue_entry *)issue_index->issues.at + index;
}

const struct issue_entry *
issue_index_find(const struct issue_index *issue_index, const char *path)
{
	for (size_t i = 0; i < issue_index->issues.count; i++)
		if (strcmp(issue_index_at(issue_index, i)->path, path) == 0)
			return issue_index_at(issue_index, i);
	return NULL;
}

static int
last_of(const struct numbers *numbers)
{
	return numbers->at[numbers->count - 1];
}

const struct issue_entry *
issue_index_find_numbers(const struct issue_index *issue_index, int year,
    const struct numbers *numbers)
{
	for (size_t i = 0; i < issue_index->issues.count; i++) {
		const struct issue_entry *issue =
		    issue_index_at(issue_index, i);

		if (issue->year == year &&
		    issue->numbers.at[0] <= last_of(numbers) &&
		    numbers->at[0] <= last_of(&issue->numbers))
			return issue;
	}
	return NULL;
}

int
issue_index_compare(const void *left, const void *right)
{
	const struct issue_entry *a = left, *b = right;

	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	return (a->numbers.at[0] > b->numbers.at[0]) -
	    (a->numbers.at[0] < b->numbers.at[0]);
}

struct issue_entry
issue_index_issue_of(
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

/* The year whose issues begin at `first`, and the bytes of its file. */
static struct indexed_year
year_of(struct arena *arena, const struct issue_index *issue_index,
    size_t first, struct text *bytes)
{
	struct indexed_year year = {issue_index_at(issue_index, first)->year};
	struct issue_entries issues = {0};

	for (size_t i = first; i < issue_index->issues.count &&
	     issue_index_at(issue_index, i)->year == year.year;
	     i++) {
		const struct issue_entry *issue =
		    issue_index_at(issue_index, i);

		issue_entries_add(arena, &issues, issue);
		year.issues++;
		year.documents += issue->count;
		year.pages += issue->pages;
	}
	*bytes = issue_records_write(arena, IN_ISSUE_INDEX, year.year, &issues);
	year.path = arena_format(arena, "cac-so/%d.json", year.year);
	year.digest = digest_of(*bytes);
	return year;
}

const struct text *
issue_index_divide(struct arena *arena, struct issue_index *issue_index)
{
	size_t most = issue_index->issues.count;
	struct indexed_year *years = arena_alloc(arena, most * sizeof *years);
	struct text *files = arena_alloc(arena, most * sizeof *files);
	size_t count = 0;

	for (size_t i = 0; i < most; i += years[count++].issues)
		years[count] = year_of(arena, issue_index, i, &files[count]);
	issue_index->years = (struct items) {years, count};
	return files;
}

struct text
issue_index_write(struct arena *arena, const struct issue_index *issue_index)
{
	struct issue_index root = *issue_index;

	root.version = VERSION_KNOWN;
	root.issues = (struct items) {0};
	return record_write(arena, members_of(arena), &root);
}

static bool
has_path_twice(struct arena *arena, const struct issue_index *issue_index)
{
	size_t count = issue_index->issues.count;
	const char **paths = arena_alloc(arena, count * sizeof *paths);

	for (size_t i = 0; i < count; i++)
		paths[i] = issue_index_at(issue_index, i)->path;
	qsort(paths, count, sizeof *paths, strings_compare);
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
    const struct issue_index *issue_index)
{
	if (issue_index->issues.count > ISSUES_MOST)
		return origin_refuse(origin, _("lists more than 20000 issues"));
	for (size_t i = 0; i < issue_index->issues.count; i++) {
		const struct issue_entry *issue =
		    issue_index_at(issue_index, i);

		if (!numbers_follow(&issue->numbers))
			return origin_refuse(origin,
			    _("an issue's numbers are not consecutive"));
		if (i > 0 &&
		    !is_in_order(issue_index_at(issue_index, i - 1), issue))
			return origin_refuse(origin,
			    _("issues are not sorted by year and number, or a "
			      "number appears twice"));
	}
	if (has_path_twice(arena, issue_index))
		return origin_refuse(
		    origin, _("two issues have the same directory"));
	return true;
}

/* Checks index.json, before the files of its years are read. */
static bool
is_root(struct origin origin, const struct issue_index *root)
{
	if (root->version != VERSION_FLAT && root->version != VERSION_KNOWN)
		return origin_refuse(origin,
		    _("\"version\" is neither 1 nor 2: made for another "
		      "congbao"));
	if (root->version == VERSION_FLAT ? root->years.count > 0
					  : root->issues.count > 0)
		return origin_refuse(
		    origin, _("is not divided into years as its version says"));
	if (root->years.count > YEARS_MOST)
		return origin_refuse(origin, _("lists more than 400 years"));
	for (size_t i = 1; i < root->years.count; i++)
		if (issue_index_year_at(root, i - 1)->year >=
		    issue_index_year_at(root, i)->year)
			return origin_refuse(origin,
			    _("years are not sorted, or one appears twice"));
	return true;
}

/* Does the file have the issues that index.json counts, of this year only? */
static bool
is_year(struct origin origin, const struct indexed_year *year,
    struct text bytes, const struct issue_entries *issues)
{
	struct indexed_year found = {0};

	for (size_t i = 0; i < issues->count; i++) {
		if (issues->at[i]->year != year->year)
			return origin_refuse(
			    origin, _("has an issue of another year"));
		found.documents += issues->at[i]->count;
		found.pages += issues->at[i]->pages;
	}
	if (digest_equal(digest_of(bytes), year->digest) &&
	    (issues->count != year->issues ||
		found.documents != year->documents ||
		found.pages != year->pages))
		return origin_refuse(origin,
		    _("has more or fewer issues, documents or pages than the "
		      "issue index counts"));
	return true;
}

/* "https://a.example/cac-so/2024.json", from the location of index.json. */
static struct origin
origin_of(struct arena *arena, struct origin root, const char *path)
{
	size_t length = strlen(root.path) - strlen(file_base(arena, root.path));

	root.path = arena_format(arena, "%.*s%s", (int)length, root.path, path);
	return root;
}

static bool
read_year(struct arena *arena, struct origin origin,
    const struct indexed_year *year, struct text bytes,
    struct issue_entries *all)
{
	struct issue_entries issues = {0};

	if (!issue_records_read(
		arena, origin, IN_ISSUE_INDEX, bytes, &issues) ||
	    !is_year(origin, year, bytes, &issues))
		return false;
	for (size_t i = 0; i < issues.count; i++)
		issue_entries_add(arena, all, issues.at[i]);
	return true;
}

static bool
read_years(struct arena *arena, struct origin origin,
    struct issue_index *issue_index, issue_index_fetch *fetch, void *context)
{
	struct issue_entries all = {0};
	struct issue_entry *at;

	for (size_t i = 0; i < issue_index->years.count; i++) {
		const struct indexed_year *year =
		    issue_index_year_at(issue_index, i);
		struct text bytes;

		if (!fetch(context, arena, year, &bytes) ||
		    !read_year(arena, origin_of(arena, origin, year->path),
			year, bytes, &all))
			return false;
	}
	at = arena_alloc(arena, all.count * sizeof *at);
	for (size_t i = 0; i < all.count; i++)
		at[i] = *all.at[i];
	issue_index->issues = (struct items) {at, all.count};
	return true;
}

struct issue_index *
issue_index_read(struct arena *arena, struct origin origin, struct text bytes,
    issue_index_fetch *fetch, void *context)
{
	struct issue_index *issue_index =
	    arena_alloc(arena, sizeof *issue_index);

	if (!record_read(
		arena, origin, members_of(arena), bytes, issue_index) ||
	    !is_root(origin, issue_index) ||
	    (issue_index->version != VERSION_FLAT &&
		!read_years(arena, origin, issue_index, fetch, context)) ||
	    !is_sound(arena, origin, issue_index))
		return NULL;
	return issue_index;
}
