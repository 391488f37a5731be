#include "site/site.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/progress.h"
#include "base/translate.h"
#include "base/workers.h"
#include "catalog/archive.h"
#include "catalog/touched.h"
#include "number/gazette.h"
#include "number/issue.h"
#include "number/registry.h"
#include "read/profile.h"
#include "site/assets.h"
#include "site/collate.h"
#include "site/discovery.h"
#include "site/facet_files.h"
#include "site/feed.h"
#include "site/guide_pages.h"
#include "site/home_page.h"
#include "site/html_page.h"
#include "site/issue_files.h"
#include "site/report_page.h"
#include "site/restrictions_page.h"
#include "site/schemas.h"
#include "site/search_folding.h"
#include "site/writing.h"
#include "site/year_files.h"

enum { EDITION_DIGITS = 12 }; /* of the digest of the inputs */

static bool
write_assets(const struct writing *writing)
{
	for (int i = 0; i < ASSET_COUNT; i++) {
		enum asset asset = (enum asset)i;

		if (asset_path(asset) != NULL &&
		    !writing_add(writing, asset_path(asset), asset_type(asset),
			SITE_DOCUMENTS, asset_bytes(asset)))
			return false;
	}
	for (int i = 0; i < SCHEMA_COUNT; i++)
		if (!writing_add(writing, schema_path((enum schema)i),
			"application/schema+json", SITE_DOCUMENTS,
			schema_bytes(writing->arena, (enum schema)i)))
			return false;
	return writing_add(writing, "giao-dien/bang-chu.js", SCRIPT_TYPE,
	    SITE_DOCUMENTS, search_folding_script(writing->arena));
}

/* The newest acts, newest issue first. */
static struct text
feed_of_all(struct arena *arena, const struct site *site)
{
	const struct archive *archive = site->archive;
	const struct act **acts =
	    arena_alloc(arena, archive->count * sizeof *acts);
	size_t count = 0;

	for (size_t i = archive->issue_count; i-- > 0;)
		for (size_t j = 0; j < archive->issues[i]->documents.count; j++)
			acts[count++] = archive_first(archive, i) + j;
	return feed_acts(arena, site, "van-ban.atom",
	    arena_format(arena, "%s: văn bản mới đăng", site_name(arena, site)),
	    acts, count);
}

/* A file that the site has one of. */
struct single_file {
	const char *path, *type;
	enum site_group group;
	struct text (*make)(struct arena *arena, const struct site *site);
};

/* Files that need absolute URLs, so a known base URL. */
static const struct single_file FEEDS_AND_MAPS[] = {
    {"cong-bao.atom", ATOM_TYPE, SITE_HOME, feed_issues},
    {"van-ban.atom", ATOM_TYPE, SITE_HOME, feed_of_all},
    {"opensearch.xml", "application/opensearchdescription+xml", SITE_HOME,
	discovery_search},
    {"sitemap.xml", XML_TYPE, SITE_HOME, discovery_map},
};

static const struct single_file TOP_PAGES[] = {
    {"tim-kiem.html", HTML_TYPE, SITE_LISTS, search_page},
    {CHECK_PAGE, HTML_TYPE, SITE_LISTS, check_page},
    {"du-lieu.html", HTML_TYPE, SITE_LISTS, data_page},
    {"404.html", HTML_TYPE, SITE_LISTS, missing_page},
    {"bao-cao.html", HTML_TYPE, SITE_LISTS, report_page},
    {RESTRICTIONS_PAGE, HTML_TYPE, SITE_LISTS, restrictions_page},
    {"robots.txt", "text/plain", SITE_HOME, discovery_robots},
    {"index.html", HTML_TYPE, SITE_HOME, home_page},
};

static bool
write_single_files(const struct writing *writing,
    const struct single_file *files, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!writing_add(writing, files[i].path, files[i].type,
			files[i].group,
			files[i].make(writing->arena, &writing->site)))
			return false;
	return true;
}

static bool
is_published(const struct issue_entries *published, int year, int number)
{
	for (size_t i = 0; i < published->count; i++)
		if (published->at[i]->year == year &&
		    published->at[i]->first <= number &&
		    number <= published->at[i]->last)
			return true;
	return false;
}

struct archive *
site_archive(struct arena *arena, struct diag *diag,
    const struct gazette *gazette, const char *directory,
    const struct site_published *published,
    const struct restrictions *restrictions)
{
	struct archive_request *requests;
	struct archive *archive;
	size_t count = 0, most = 0;

	for (size_t i = 0; i < gazette->registry_count; i++)
		most += gazette->registries[i]->count;
	requests = arena_alloc(arena, most * sizeof *requests);
	for (size_t i = 0; i < gazette->registry_count; i++) {
		const struct registry *registry = gazette->registries[i];

		for (size_t j = 0; j < registry->count; j++)
			if (!is_published(published->issues, registry->year,
				registry->at[j].first))
				requests[count++] =
				    (struct archive_request) {registry->year,
					issue_slug(arena, gazette->profile,
					    registry->at[j].first,
					    registry->at[j].last)};
	}
	archive = archive_load(
	    arena, diag, directory, published->issues, requests, count);
	if (archive == NULL)
		return NULL;
	archive_restrict(archive, restrictions, published->restrictions);
	archive_relate(arena, archive);
	touched_mark(archive);
	return archive;
}

static const char *
base_of(struct arena *arena, const struct profile *profile)
{
	const char *base = profile->base_url.text;

	if (base == NULL || text_ends(text_of(base), "/"))
		return base;
	return arena_format(arena, "%s/", base);
}

static const char *
edition_of(struct arena *arena, const struct site_output *output)
{
	return arena_format(arena, "%s %s %.*s", VERSION, SITE_SOURCES,
	    EDITION_DIGITS, output->inputs.hex);
}

/* Tasks that can run in parallel: one for each index below `count`. */
struct task_group {
	bool (*write)(const struct writing *writing, size_t index);
	size_t count;
};

/* The longest tasks come first, so that none of them starts last. */
enum { TASK_GROUP_COUNT = 7 };

struct site_tasks {
	const struct writing *writing;
	struct task_group groups[TASK_GROUP_COUNT];
	enum diag_format format;
	struct progress progress;
};

static size_t
count_tasks(const struct site_tasks *tasks)
{
	size_t count = 0;

	for (size_t i = 0; i < TASK_GROUP_COUNT; i++)
		count += tasks->groups[i].count;
	return count;
}

/* A worker that has failed runs no more tasks, and reports the failure once. */
static int
run_task(void *context, size_t index, FILE *out)
{
	const struct site_tasks *tasks = context;
	const struct task_group *group = tasks->groups;
	struct diag *diag = tasks->writing->diag;

	while (index >= group->count)
		index -= group++->count;
	if (!diag_is_bad(diag))
		group->write(tasks->writing, index);
	diag_print(diag, out, tasks->format);
	return diag_exit_status(diag, false);
}

static void
report_progress(void *context, size_t index)
{
	struct site_tasks *tasks = context;

	(void)index;
	progress_step(&tasks->progress, "");
}

static bool
is_of_part(const struct writing *writing, size_t issue)
{
	const struct site_output *output = writing->output;

	return output->parts == 0 || issue % output->parts == output->part - 1;
}

static bool
write_issue(const struct writing *writing, size_t issue)
{
	return !is_of_part(writing, issue) || issue_files_write(writing, issue);
}

static bool
run_tasks(const struct writing *writing, int jobs, enum diag_format format)
{
	bool is_part = writing->output->parts > 0;
	size_t years = is_part ? 0 : writing->site.years.count;
	struct site_tasks tasks = {writing,
	    {{year_files_write_shard, years}, {year_files_write_bundle, years},
		{facet_files_write, is_part ? 0 : FACET_COUNT},
		{year_files_write_pages, years},
		{year_files_write_entries, years},
		{year_files_write_digests, years},
		{write_issue, writing->site.archive->issue_count}},
	    format};
	int status;

	/* Print what diag has now, or each worker would print its copy. */
	diag_print(writing->diag, stderr, format);
	tasks.progress = progress_start(_("site"), count_tasks(&tasks));
	status = workers_run(
	    count_tasks(&tasks), jobs, run_task, report_progress, &tasks);
	progress_hide(&tasks.progress);
	if (status != 0 && !diag_is_bad(writing->diag))
		diag_add_status(writing->diag, status);
	return status == 0;
}

/* Fetches what the tasks need, since workers do not connect to the portal. */
static bool
fetch_all(const struct writing *writing)
{
	for (size_t i = 0; i < writing->site.years.count; i++)
		if (writing->output->parts == 0 &&
		    !year_files_fetch(writing, i))
			return false;
	for (size_t i = 0; i < writing->site.archive->issue_count; i++)
		if (is_of_part(writing, i) && !issue_files_fetch(writing, i))
			return false;
	return true;
}

/* The indexes come last: they tell that the other files are complete. */
static bool
write_indexes(const struct writing *writing)
{
	for (size_t i = 0; i < writing->site.years.count; i++)
		if (!year_files_write_index(writing, i))
			return false;
	return true;
}

static bool
write_all(struct writing *writing, int jobs, enum diag_format format)
{
	const struct site *site = &writing->site;

	writing->site.years = years_of(writing->arena, writing);
	for (int kind = 0; kind < FACET_COUNT; kind++)
		writing->facets[kind] = facets_of(writing->arena, site->archive,
		    site->collator, (enum facet_kind)kind);
	writing->site.facets = writing->facets;
	if (writing->output->parts > 0)
		return fetch_all(writing) && run_tasks(writing, jobs, format);
	return write_assets(writing) && fetch_all(writing) &&
	    run_tasks(writing, jobs, format) && write_indexes(writing) &&
	    (site->base == NULL ||
		write_single_files(
		    writing, FEEDS_AND_MAPS, COUNT_OF(FEEDS_AND_MAPS))) &&
	    write_single_files(writing, TOP_PAGES, COUNT_OF(TOP_PAGES));
}

bool
site_write(struct diag *diag, const struct gazette *gazette,
    const struct archive *archive, const struct site_output *output, int jobs,
    enum diag_format format)
{
	struct writing writing = {.arena = arena_new(),
	    .diag = diag,
	    .gazette = gazette,
	    .output = output};
	struct collator *collator = collator_open(writing.arena, diag);
	bool good = collator != NULL;

	if (good) {
		writing.site = (struct site) {.profile = gazette->profile,
		    .archive = archive,
		    .collator = collator,
		    .base = base_of(writing.arena, gazette->profile),
		    .edition = edition_of(writing.arena, output)};
		good = write_all(&writing, jobs, format);
	}
	collator_close(collator);
	arena_free(writing.arena);
	return good;
}
