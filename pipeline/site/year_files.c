#include "site/year_files.h"

#include "base/arena.h"
#include "base/zip.h"
#include "catalog/archive.h"
#include "catalog/brief.h"
#include "catalog/issue_record.h"
#include "catalog/touched.h"
#include "site/bundle.h"
#include "site/check_shard.h"
#include "site/discovery.h"
#include "site/extract.h"
#include "site/issue_page.h"
#include "site/report_page.h"
#include "site/search.h"
#include "site/writing.h"
#include "site/year_index.h"

static void
make_index(
    struct arena *arena, const struct writing *writing, struct year *year)
{
	struct arena *scratch = arena_new();
	struct text bytes = year_index(scratch, &writing->site, year->year);

	year->index.at = arena_copy(arena, bytes.at, bytes.length);
	year->index.length = bytes.length;
	year->is_same = writing_is_there(
	    writing, year_index_path(scratch, year->year), bytes);
	arena_free(scratch);
}

/* Did an earlier run write the same records? Files may be others where the
   index is the same: a signature changes no text. */
static bool
has_same_records(const struct writing *writing, const struct year *year)
{
	const struct archive *archive = writing->site.archive;
	const struct issue_entries issues = {
	    archive->issues + year->first, year->end - year->first, 0};
	struct arena *scratch = arena_new();
	bool same =
	    writing_is_there(writing, issue_records_path(scratch, year->year),
		issue_records_write(scratch, IN_RECORD, year->year, &issues));

	arena_free(scratch);
	return same;
}

struct years
years_of(struct arena *arena, const struct writing *writing)
{
	const struct archive *archive = writing->site.archive;
	struct years years = {0};

	for (size_t i = 0, end; i < archive->issue_count; i = end) {
		struct year year = {
		    .year = archive->issues[i]->year, .first = i};

		for (end = i; end < archive->issue_count &&
		     archive->issues[end]->year == year.year;
		     end++)
			;
		year.end = end;
		year.is_new = touched_has_new(archive, year.year);
		year.is_touched = touched_has_any(archive, year.year);
		if (year.is_touched)
			make_index(arena, writing, &year);
		year.is_same = year.is_same && year.is_new &&
		    has_same_records(writing, &year);
		years.at = arena_more(arena, years.at, years.count, &years.room,
		    sizeof *years.at);
		years.at[years.count++] = year;
	}
	return years;
}

static const char *
bundle_path(struct arena *arena, int year)
{
	return arena_format(arena, "%d/cong-bao-%d.zip", year, year);
}

/* Fetches the extracts of documents whose restriction was lifted: they are to
   be indexed again. */
static bool
fetch_lifted(const struct writing *writing, const struct year *year)
{
	const struct archive *archive = writing->site.archive;
	struct arena *arena = arena_new();
	bool good = true;

	for (size_t i = 0; good && i < archive->count; i++) {
		const struct act *act = &archive->at[i];
		struct text bytes;
		bool there;

		if (act->issue->year == year->year &&
		    act->restriction_changed && act->restriction == NULL)
			good = writing_published(writing, arena,
			    extract_path(arena, year->year, act->issue->slug),
			    &bytes, &there);
	}
	arena_free(arena);
	return good;
}

bool
year_files_fetch(const struct writing *writing, size_t index)
{
	const struct year *year = &writing->site.years.at[index];
	struct arena *arena = arena_new();
	const char *local;
	struct text bytes;
	bool there;
	bool good = year->is_new
	    ? writing_published(writing, arena,
		  search_shard_path(arena, year->year), &bytes, &there) &&
		writing_local(writing, arena, bundle_path(arena, year->year),
		    &local, &there) &&
		fetch_lifted(writing, year)
	    : writing_published(writing, arena,
		  report_year_path(arena, year->year), NULL, &there);

	arena_free(arena);
	return good;
}

static bool
make_shard(const struct writing *writing, struct arena *arena,
    const struct year *year, const char *path)
{
	struct text published = {0}, bytes;
	bool there;

	return writing_published(writing, arena, path, &published, &there) &&
	    search_shard(arena, writing, year->year, published, &bytes) &&
	    writing_add(writing, path, SCRIPT_TYPE, SITE_YEARS, bytes);
}

bool
year_files_write_shard(const struct writing *writing, size_t index)
{
	const struct year *year = &writing->site.years.at[index];
	struct arena *arena = arena_new();
	const char *path = search_shard_path(arena, year->year);
	bool good = !year->is_new ||
	    (year->is_same && writing_keep(writing, path)) ||
	    make_shard(writing, arena, year, path);

	arena_free(arena);
	return good;
}

/* The year's index does not tell whether they are the same: it has no digests
   of files. */
bool
year_files_write_digests(const struct writing *writing, size_t index)
{
	const struct year *year = &writing->site.years.at[index];
	struct arena *arena = arena_new();
	const char *path = check_shard_path(arena, year->year);
	bool good = !year->is_new ||
	    (year->is_same && writing_keep(writing, path)) ||
	    writing_add(writing, path, SCRIPT_TYPE, SITE_YEARS,
		check_shard(arena, writing->site.archive, year->year));

	arena_free(arena);
	return good;
}

/* Published files are copied without decompressing them. */
static bool
fill_bundle(const struct writing *writing, struct arena *arena,
    const struct year *year, const char *path, struct zip *zip)
{
	const struct archive *archive = writing->site.archive;
	const char *published;
	bool there;
	bool good = writing_local(writing, arena, path, &published, &there);

	if (good && there)
		good = bundle_take(zip, writing->diag, archive, published);
	for (size_t i = year->first; good && i < year->end; i++) {
		const struct issue_entry *issue = archive->issues[i];

		if (!issue->is_published || issue->is_changed)
			good = (issue->is_changed ? bundle_add_changed
						  : bundle_add)(zip,
			    writing->diag, writing->output->directory, issue);
	}
	return good;
}

static bool
make_bundle(const struct writing *writing, struct arena *arena,
    const struct year *year, const char *path)
{
	struct zip *zip = zip_new();
	bool good = fill_bundle(writing, arena, year, path, zip) &&
	    writing_add(
		writing, path, "application/zip", SITE_YEARS, zip_end(zip));

	zip_free(zip);
	return good;
}

bool
year_files_write_bundle(const struct writing *writing, size_t index)
{
	const struct year *year = &writing->site.years.at[index];
	struct arena *arena = arena_new();
	const char *path = bundle_path(arena, year->year);
	bool good = !year->is_new ||
	    (year->is_same && writing_keep(writing, path)) ||
	    make_bundle(writing, arena, year, path);

	arena_free(arena);
	return good;
}

static bool
write_brief(const struct writing *writing, struct arena *arena, int year,
    const struct issue_entries *issues)
{
	struct text bytes;

	return !brief_write(arena, issues, &bytes) ||
	    writing_add(writing, brief_path(arena, year),
		"text/tab-separated-values; charset=utf-8", SITE_YEARS, bytes);
}

/* Rewrites the year's records and brief if it has a new issue; also if it was
   not read from a brief, as older versions of congbao published none. */
bool
year_files_write_entries(const struct writing *writing, size_t index)
{
	const struct archive *archive = writing->site.archive;
	const struct year *year = &writing->site.years.at[index];
	const struct issue_entries issues = {
	    archive->issues + year->first, year->end - year->first, 0};
	struct arena *arena;
	bool good;

	if (!year->is_new && archive->issues[year->first]->is_brief)
		return true;
	arena = arena_new();
	good =
	    writing_add(writing, issue_records_path(arena, year->year),
		JSON_TYPE, SITE_YEARS,
		issue_records_write(arena, IN_RECORD, year->year, &issues)) &&
	    write_brief(writing, arena, year->year, &issues);
	arena_free(arena);
	return good;
}

/* Older versions of congbao published no report: it is then written for past
   years as well. */
static bool
write_report(
    const struct writing *writing, struct arena *arena, const struct year *year)
{
	const char *path = report_year_path(arena, year->year);
	bool there = false;

	if (!year->is_new &&
	    !writing_published(writing, arena, path, NULL, &there))
		return false;
	return there ||
	    writing_add(writing, path, HTML_TYPE, SITE_YEARS,
		report_year_page(arena, &writing->site, year));
}

bool
year_files_write_pages(const struct writing *writing, size_t index)
{
	const struct year *year = &writing->site.years.at[index];
	struct arena *arena = arena_new();
	const struct site *site = &writing->site;
	bool good =
	    (!year->is_new ||
		writing_add(writing,
		    arena_format(arena, "%d/index.html", year->year), HTML_TYPE,
		    SITE_YEARS, year_page(arena, site, year))) &&
	    write_report(writing, arena, year) &&
	    (site->base == NULL || !year->is_touched ||
		writing_add(writing,
		    arena_format(arena, "%d/sitemap.xml", year->year), XML_TYPE,
		    SITE_HOME, discovery_year_map(arena, site, year)));

	arena_free(arena);
	return good;
}

bool
year_files_write_index(const struct writing *writing, size_t index)
{
	const struct year *year = &writing->site.years.at[index];

	return !year->is_touched ||
	    writing_add(writing, year_index_path(writing->arena, year->year),
		JSON_TYPE, SITE_YEARS, year->index);
}
