#include "publish/year_lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/record.h"
#include "catalog/issue_record.h"
#include "catalog/related.h"
#include "catalog/touched.h"
#include "number/registry.h"
#include "number/restrictions.h"
#include "portal/public_file.h"
#include "publish/append_only.h"
#include "publish/issue_index.h"
#include "publish/manifest.h"
#include "publish/mutable_files.h"
#include "publish/takeover.h"
#include "read/profile.h"

#define TEXT_TYPE "text/plain; charset=utf-8"

/* Initial room for new issues, besides the published ones. */
enum { NEW_ISSUES_ROOM = 16 };

struct lister {
	struct arena *arena;
	struct diag *diag;
	const struct year_lists_source *source;
	struct mutable_files *mutable_files;
	struct issue_entry *at; /* by year and number */
	size_t count, room;
};

static const char *
manifest_path(
    struct arena *arena, const struct lister *lister, const char *directory)
{
	return file_join(arena,
	    file_join(arena, lister->source->output, directory), MANIFEST_NAME);
}

static struct issue_entry *
load_manifest(const struct lister *lister, struct arena *arena,
    const char *directory, struct digest *digest)
{
	const char *path = manifest_path(arena, lister, directory);
	struct origin origin = {lister->diag, CODE_BUILD_MANIFEST, path};
	struct text bytes;

	if (!file_read(arena, lister->diag, path, &bytes))
		return NULL;
	*digest = digest_of(bytes);
	return manifest_read(arena, origin, bytes);
}

static const struct registry *
registry_of(const struct lister *lister, int year)
{
	return registry_of_year(
	    lister->source->registries, lister->source->registry_count, year);
}

static bool
is_registered(const struct lister *lister, const struct issue_entry *manifest)
{
	const struct register_line *line = registry_find_number(
	    registry_of(lister, manifest->year), manifest->numbers.at[0]);

	return line != NULL && line->first == manifest->numbers.at[0] &&
	    digest_equal(line->chain, manifest->registered.chain);
}

/* Copies what the issue index keeps after the manifest is freed. */
static struct issue_entry
keep_issue(struct arena *arena, const struct issue_entry *manifest,
    const char *directory, struct digest digest)
{
	struct issue_entry issue = issue_index_issue_of(
	    manifest, arena_string(arena, directory), digest);

	issue.label = arena_string(arena, issue.label);
	issue.numbers = numbers_between(arena, manifest->numbers.at[0],
	    manifest->numbers.at[manifest->numbers.count - 1]);
	return issue;
}

static void
add(struct lister *lister, struct issue_entry issue)
{
	lister->at = arena_more(lister->arena, lister->at, lister->count,
	    &lister->room, sizeof *lister->at);
	lister->at[lister->count++] = issue;
}

static const struct issue_index *
published_of(const struct lister *lister)
{
	return lister->source->published == NULL
	    ? NULL
	    : lister->source->published->issue_index;
}

static void
add_published(struct lister *lister)
{
	const struct issue_index *published = published_of(lister);

	if (published == NULL)
		return;
	lister->room = published->issues.count + NEW_ISSUES_ROOM;
	lister->at =
	    arena_alloc(lister->arena, lister->room * sizeof *lister->at);
	for (size_t i = 0; i < published->issues.count; i++)
		add(lister, *issue_index_at(published, i));
}

/* A build of a published issue is ignored. */
static bool
is_published(const struct lister *lister, const char *directory)
{
	return published_of(lister) != NULL &&
	    issue_index_find(published_of(lister), directory) != NULL;
}

static bool
add_issue(struct lister *lister, const char *directory)
{
	struct arena *scratch = arena_new();
	struct digest digest;
	struct issue_entry *manifest =
	    load_manifest(lister, scratch, directory, &digest);
	bool good = manifest != NULL;

	if (good && !manifest->draft && !is_registered(lister, manifest)) {
		diag_error_at(lister->diag, CODE_BUILD_REGISTER,
		    file_join(lister->arena, lister->source->output, directory),
		    "was built with another register than the one here: "
		    "build it again, or delete it");
		good = false;
	}
	if (good && !manifest->draft)
		add(lister,
		    keep_issue(lister->arena, manifest, directory, digest));
	arena_free(scratch);
	return good;
}

static bool
is_year(const char *name)
{
	return strlen(name) == 4 && strspn(name, "0123456789") == 4;
}

static bool
add_year(struct lister *lister, const char *year)
{
	struct arena *scratch = arena_new();
	const char *path = file_join(scratch, lister->source->output, year);
	struct file_names names;
	bool good = file_list(scratch, lister->diag, path, &names);

	for (size_t i = 0; good && i < names.count; i++) {
		const char *directory = path_join(scratch, year, names.at[i]);

		if (strncmp(names.at[i], "so-", 3) == 0 &&
		    path_is_plain(directory) &&
		    !is_published(lister, directory) &&
		    !file_is_absent(manifest_path(scratch, lister, directory)))
			good = add_issue(lister, directory) && good;
	}
	arena_free(scratch);
	return good;
}

static bool
find_issues(struct lister *lister)
{
	struct file_names names = {0};
	bool good = (lister->source->published != NULL &&
			file_is_absent(lister->source->output)) ||
	    file_list(
		lister->arena, lister->diag, lister->source->output, &names);

	add_published(lister);
	for (size_t i = 0; good && i < names.count; i++)
		if (is_year(names.at[i]))
			good = add_year(lister, names.at[i]);
	if (good && lister->count > 0)
		qsort(lister->at, lister->count, sizeof *lister->at,
		    issue_index_compare);
	return good;
}

/* Adds what later issues say of the documents of an issue. */
static void
relate(const struct lister *lister, struct arena *arena, int year,
    struct issue_entry *issue)
{
	struct entry *entries = issue->documents.at;
	const char *slug = file_base(arena, issue->path);

	for (size_t i = 0; i < issue->documents.count; i++)
		related_add(arena,
		    related_find(lister->source->archive, year, slug,
			entries[i].file, entries[i].number),
		    &entries[i]);
}

/* The issue's manifest, with all paths from the root. */
static struct issue_entry *
list_issue(struct lister *lister, struct arena *scratch,
    const struct issue_entry *issue)
{
	struct digest digest;
	struct issue_entry *listed =
	    load_manifest(lister, scratch, issue->path, &digest);
	struct entry *entries;

	if (listed == NULL)
		return NULL;
	entries = listed->documents.at;
	for (size_t i = 0; i < listed->documents.count; i++)
		entries[i].file = entry_is_withheld(&entries[i])
		    ? NULL
		    : path_join(scratch, issue->path, entries[i].file);
	listed->file = path_join(scratch, issue->path, listed->file);
	listed->path = issue->path;
	listed->manifest = issue->manifest;
	return listed;
}

/* Reads the published list of the year; it is empty if there is none. */
static bool
read_published(struct lister *lister, struct arena *scratch, int year,
    struct issue_entries *list)
{
	struct takeover *published = lister->source->published;
	const char *path = arena_format(scratch, "%d/" ISSUE_INDEX_NAME, year);
	struct origin origin = {lister->diag, CODE_PUBLISH_PORTAL, path};
	struct text bytes;
	bool there;

	if (published == NULL)
		return true;
	return takeover_mutable(published, scratch, path, &bytes, &there) &&
	    (!there ||
		issue_records_read(scratch, origin, IN_YEAR_LIST, bytes, list));
}

static const struct issue_entry *
find_listed(const struct issue_entries *list, const char *path)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->at[i]->path, path) == 0)
			return list->at[i];
	return NULL;
}

/* Takes over the published entry of an issue, or makes it. */
static bool
enter(struct lister *lister, struct arena *scratch,
    const struct issue_entries *published, const struct issue_entry *issue,
    struct issue_entries *list)
{
	const struct takeover *takeover = lister->source->published;
	const struct issue_entry *listed = is_published(lister, issue->path) &&
		!takeover_is_changed(takeover, issue->path)
	    ? find_listed(published, issue->path)
	    : NULL;
	struct issue_entry *entry = arena_alloc(scratch, sizeof *entry);

	if (listed != NULL)
		*entry = *listed;
	else
		entry = list_issue(lister, scratch, issue);
	if (entry == NULL)
		return false;
	relate(lister, scratch, issue->year, entry);
	issue_entries_add(scratch, list, entry);
	return true;
}

/* A register without new issues stays as it is published. */
static bool
write_register(const struct lister *lister, int year)
{
	const struct registry *registry = registry_of(lister, year);

	return registry == NULL ||
	    (lister->source->published != NULL &&
		!touched_has_new(lister->source->archive, year)) ||
	    mutable_files_add(lister->mutable_files,
		arena_format(
		    lister->arena, "%d/" PUBLISHED_REGISTER_NAME, year),
		TEXT_TYPE, GROUP_YEAR, registry->source->text);
}

/*
 * Writes the list of one year, of issues from first up to, not including, end.
 */
static bool
write_year(struct lister *lister, size_t first, size_t end)
{
	struct arena *scratch = arena_new();
	int year = lister->at[first].year;
	struct issue_entries published = {0}, list = {0};
	bool good = read_published(lister, scratch, year, &published);

	for (size_t i = first; good && i < end; i++)
		good =
		    enter(lister, scratch, &published, &lister->at[i], &list);
	good = good &&
	    mutable_files_add(lister->mutable_files,
		arena_format(scratch, "%d/" ISSUE_INDEX_NAME, year), JSON_TYPE,
		GROUP_YEAR,
		issue_records_write(scratch, IN_YEAR_LIST, year, &list)) &&
	    write_register(lister, year);
	arena_free(scratch);
	return good;
}

/* Does the year have a new issue, or a document that a new one acts on? */
static bool
is_touched(const struct lister *lister, int year)
{
	return lister->source->published == NULL ||
	    touched_has_any(lister->source->archive, year);
}

static bool
write_years(struct lister *lister)
{
	bool good = true;

	for (size_t first = 0, end; good && first < lister->count;
	     first = end) {
		for (end = first; end < lister->count &&
		     lister->at[end].year == lister->at[first].year;)
			end++;
		good = !is_touched(lister, lister->at[first].year) ||
		    write_year(lister, first, end);
	}
	return good;
}

/*
 * Writes the files of all years, even if one changed: publishing reads from the
 * output directory which issues there are.
 */
static bool
write_issue_index(struct lister *lister)
{
	const struct profile *profile = lister->source->profile;
	struct arena *scratch = arena_new();
	struct issue_index issue_index = {.gazette = gazette_names_of(profile),
	    .base_url = profile->base_url.text,
	    .issues = {lister->at, lister->count}};
	const struct text *files = issue_index_divide(scratch, &issue_index);
	bool good = true;

	for (size_t i = 0; good && i < issue_index.years.count; i++)
		good = mutable_files_add(lister->mutable_files,
		    issue_index_year_at(&issue_index, i)->path, JSON_TYPE,
		    GROUP_LIST, files[i]);
	good = good &&
	    mutable_files_add(lister->mutable_files, ISSUE_INDEX_NAME,
		JSON_TYPE, GROUP_HOME,
		issue_index_write(scratch, &issue_index));
	arena_free(scratch);
	return good;
}

static bool
write_restrictions(struct lister *lister)
{
	const struct restrictions *restrictions = lister->source->restrictions;
	struct arena *scratch = arena_new();
	bool good = restrictions == NULL || restrictions->count == 0 ||
	    mutable_files_add(lister->mutable_files, RESTRICTIONS_PUBLISHED,
		JSON_TYPE, GROUP_HOME,
		restrictions_write(scratch, restrictions));

	arena_free(scratch);
	return good;
}

bool
year_lists_write(struct arena *arena, struct diag *diag,
    const struct year_lists_source *source, struct mutable_files *mutable_files,
    size_t *issues)
{
	struct lister lister = {.arena = arena,
	    .diag = diag,
	    .source = source,
	    .mutable_files = mutable_files};
	bool good = find_issues(&lister);

	*issues = lister.count;
	if (!good || lister.count == 0)
		return good;
	return write_years(&lister) && write_restrictions(&lister) &&
	    write_issue_index(&lister);
}
