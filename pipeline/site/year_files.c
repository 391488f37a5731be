#include "site/year_files.h"

#include "base/arena.h"
#include "site/archive.h"
#include "site/bundle.h"
#include "site/discovery.h"
#include "site/issue_page.h"
#include "site/search.h"
#include "site/writing.h"
#include "site/year_index.h"
#include "site/zip.h"

static bool
has_same_index(const struct writing *writing, int year)
{
	struct arena *arena = arena_new();
	bool same = writing_is_there(writing, year_index_path(arena, year),
	    year_index(arena, &writing->site, year));

	arena_free(arena);
	return same;
}

struct years
years_of(struct arena *arena, const struct writing *writing)
{
	const struct archive *archive = writing->site.archive;
	struct years years = {0};

	for (size_t i = 0, end; i < archive->volume_count; i = end) {
		struct year year = {
		    .year = archive->volumes[i]->year, .first = i};

		for (end = i; end < archive->volume_count &&
		     archive->volumes[end]->year == year.year;
		     end++)
			;
		year.end = end;
		year.is_same = has_same_index(writing, year.year);
		years.at = arena_more(arena, years.at, years.count, &years.room,
		    sizeof *years.at);
		years.at[years.count++] = year;
	}
	return years;
}

bool
year_files_write_shard(const struct writing *writing, size_t index)
{
	const struct year *year = &writing->years.at[index];
	struct arena *arena = arena_new();
	const char *path = search_shard_path(arena, year->year);
	struct text bytes;
	bool good = (year->is_same && writing_keep(writing, path)) ||
	    (search_shard(arena, writing->diag, &writing->site,
		 writing->output->directory, year->year, &bytes) &&
		writing_add(writing, path, SCRIPT_TYPE, SITE_YEARS, bytes));

	arena_free(arena);
	return good;
}

static bool
make_bundle(
    const struct writing *writing, const struct year *year, const char *path)
{
	const struct archive *archive = writing->site.archive;
	struct zip *zip = zip_new();
	bool good = true;

	for (size_t i = year->first; good && i < year->end; i++)
		good = bundle_add(zip, writing->diag,
		    writing->output->directory, archive->volumes[i]);
	good = good &&
	    writing_add(
		writing, path, "application/zip", SITE_YEARS, zip_end(zip));
	zip_free(zip);
	return good;
}

bool
year_files_write_bundle(const struct writing *writing, size_t index)
{
	const struct year *year = &writing->years.at[index];
	struct arena *arena = arena_new();
	const char *path =
	    arena_format(arena, "%d/cong-bao-%d.zip", year->year, year->year);
	bool good = (year->is_same && writing_keep(writing, path)) ||
	    make_bundle(writing, year, path);

	arena_free(arena);
	return good;
}

bool
year_files_write_pages(const struct writing *writing, size_t index)
{
	const struct year *year = &writing->years.at[index];
	struct arena *arena = arena_new();
	const struct site *site = &writing->site;
	bool good =
	    writing_add(writing,
		arena_format(arena, "%d/index.html", year->year), HTML_TYPE,
		SITE_YEARS, year_page(arena, site, year->year)) &&
	    (site->base == NULL ||
		writing_add(writing,
		    arena_format(arena, "%d/sitemap.xml", year->year), XML_TYPE,
		    SITE_HOME, discovery_year_map(arena, site, year->year)));

	arena_free(arena);
	return good;
}

bool
year_files_write_index(const struct writing *writing, size_t index)
{
	const struct year *year = &writing->years.at[index];
	struct arena *arena = arena_new();
	bool good =
	    writing_add(writing, year_index_path(arena, year->year), JSON_TYPE,
		SITE_YEARS, year_index(arena, &writing->site, year->year));

	arena_free(arena);
	return good;
}
