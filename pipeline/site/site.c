#include "site/site.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "number/gazette.h"
#include "number/issue.h"
#include "number/registry.h"
#include "read/image.h"
#include "read/profile.h"
#include "site/archive.h"
#include "site/assets.h"
#include "site/bundle.h"
#include "site/collate.h"
#include "site/description.h"
#include "site/discovery.h"
#include "site/document_page.h"
#include "site/facet.h"
#include "site/facet_page.h"
#include "site/feed.h"
#include "site/fold.h"
#include "site/frame.h"
#include "site/guide_pages.h"
#include "site/home_page.h"
#include "site/issue_page.h"
#include "site/reference.h"
#include "site/report_page.h"
#include "site/search.h"
#include "site/year_index.h"
#include "typeset/edition.h"

#define HTML "text/html; charset=utf-8"
#define JSON "application/json"
#define SCRIPT "text/javascript"
#define ATOM "application/atom+xml"
#define XML "application/xml"

/* Which digits of digests tell editions apart. */
enum { EDITION_DIGITS = 12 };

struct writing {
	struct arena *arena;
	struct diag *diag;
	const struct gazette *gazette;
	const struct site_output *output;
	struct site site;
	struct facets facets[FACET_COUNT];
	struct site_count count;
};

/* Have these bytes been there? */
static bool
is_same(const char *local, struct text bytes)
{
	struct arena *scratch = arena_new();
	struct diag *quiet = diag_new(scratch);
	struct text there;
	bool same = file_exists(local) &&
	    file_read(scratch, quiet, local, &there) &&
	    text_equal(there, bytes);

	arena_free(scratch);
	return same;
}

static bool
write_file(struct diag *diag, const char *directory, const char *path,
    struct arena *arena, struct text bytes)
{
	const char *local = file_join(arena, directory, path);

	return is_same(local, bytes) ||
	    (file_make_directory(diag, file_directory(arena, local)) &&
		file_write_output(diag, local, bytes));
}

bool
site_note(struct arena *arena, struct diag *diag, const char *directory,
    const struct edition *edition, const struct card_files *files)
{
	const struct issue *issue = edition->issue;

	return write_file(diag, directory,
		   search_texts_path(arena, issue->year, issue->slug), arena,
		   search_texts(arena, edition)) &&
	    write_file(diag, directory,
		volume_path(arena, issue->year, issue->slug), arena,
		volume_write(arena, volume_of(arena, edition, files)));
}

struct strings
site_noted(struct arena *arena, const struct issue *issue)
{
	struct strings paths = {arena_alloc(arena, 2 * sizeof(char *)), 2};

	paths.at[0] = search_texts_path(arena, issue->year, issue->slug);
	paths.at[1] = volume_path(arena, issue->year, issue->slug);
	return paths;
}

static bool
add(struct writing *writing, const char *path, const char *type,
    enum site_group group, struct text bytes)
{
	return writing->output->add(
	    writing->output->context, path, type, group, bytes);
}

static bool
keep(struct writing *writing, const char *path)
{
	return writing->output->keep(writing->output->context, path);
}

/* Has an earlier run left this file with these bytes? */
static bool
is_there(struct writing *writing, const char *path, struct text bytes)
{
	struct arena *scratch = arena_new();
	bool same = is_same(
	    file_join(scratch, writing->output->directory, path), bytes);

	arena_free(scratch);
	return same;
}

/* A file that an issue's build left: it only joins the others. */
static bool
add_noted(struct writing *writing, struct arena *arena, const char *path,
    const char *type, enum site_group group)
{
	struct text bytes;

	return file_read(arena, writing->diag,
		   file_join(arena, writing->output->directory, path),
		   &bytes) &&
	    add(writing, path, type, group, bytes);
}

/* An issue whose texts are read where one of its pages changes. */
struct opened {
	struct issue *issue;
	bool is_tried;
};

static const struct document *
open_document(struct writing *writing, struct arena *arena,
    struct opened *opened, const struct act *act)
{
	const struct gazette *gazette = writing->gazette;

	for (size_t i = 0; i < gazette->count && !opened->is_tried; i++) {
		const struct place_of_issue *place = &gazette->at[i];

		if (place->year != act->volume->year ||
		    strcmp(place->name, act->volume->directory) != 0)
			continue;
		opened->is_tried = true;
		opened->issue =
		    gazette_issue(arena, diag_new(arena), gazette, place);
	}
	for (size_t i = 0; opened->issue != NULL && i < opened->issue->count;
	     i++) {
		const struct document *document = &opened->issue->at[i];

		if (strcmp(document->slug, act->card->slug) == 0 &&
		    digest_equal(digest_of(document->decision->source->text),
			act->card->source))
			return document;
	}
	diag_failure(writing->diag, act->page,
	    "its Markdown is not what the issue was built from: build the "
	    "issue again");
	return NULL;
}

static bool
keep_images(struct writing *writing, const struct card *card)
{
	const struct card_image *images = card->images.at;

	for (size_t i = 0; i < card->images.count; i++)
		if (!keep(writing, images[i].path))
			return false;
	return true;
}

static bool
add_images(struct writing *writing, struct arena *arena,
    const struct volume *volume, const struct node *node)
{
	for (const struct node *child = node->first; child != NULL;
	     child = child->next) {
		const char *path;

		if (!add_images(writing, arena, volume, child))
			return false;
		if (child->kind != NODE_IMAGE)
			continue;
		path = card_image_path(
		    arena, volume->year, volume->slug, child->image);
		if (!add(writing, path,
			text_ends(text_of(path), ".png") ? "image/png"
							 : "image/jpeg",
			SITE_DOCUMENTS, child->image->bytes))
			return false;
	}
	return true;
}

/* The JSON, which says all that a page shows, is written after the page: a
   run that is killed between them makes both anew. */
static bool
write_act(struct writing *writing, struct arena *arena, struct opened *opened,
    const struct act *act)
{
	const struct site *site = &writing->site;
	const struct volume *volume = act->volume;
	const char *json = card_page(arena, volume, act->card, "json");
	const char *bib = card_page(arena, volume, act->card, "bib");
	const char *ris = card_page(arena, volume, act->card, "ris");
	const char *csl = card_page(arena, volume, act->card, "csl.json");
	struct text bytes = description_json(arena, site, act);
	const struct document *document;

	writing->count.documents++;
	if (is_there(writing, json, bytes) && keep(writing, act->page) &&
	    keep(writing, bib) && keep(writing, ris) && keep(writing, csl) &&
	    keep_images(writing, act->card) && keep(writing, json))
		return true;
	writing->count.written++;
	document = open_document(writing, arena, opened, act);
	return document != NULL &&
	    add_images(writing, arena, volume, document->decision->body) &&
	    add(writing, act->page, HTML, SITE_DOCUMENTS,
		document_page(arena, site, act, document)) &&
	    add(writing, bib, "application/x-bibtex", SITE_DOCUMENTS,
		reference_bibtex(arena, site, act)) &&
	    add(writing, ris, "application/x-research-info-systems",
		SITE_DOCUMENTS, reference_ris(arena, site, act)) &&
	    add(writing, csl, "application/vnd.citationstyles.csl+json",
		SITE_DOCUMENTS, reference_csl(arena, site, act)) &&
	    add(writing, json, JSON, SITE_DOCUMENTS, bytes);
}

static void
add_sum(struct buffer *out, const struct card_file *file)
{
	buffer_format(
	    out, "%s  %s\n", file->digest.hex, strrchr(file->path, '/') + 1);
}

/* As sha256sum(1) reads them, beside the files. */
static struct text
sums_of(struct arena *arena, const struct volume *volume)
{
	struct buffer out = {.arena = arena};

	add_sum(&out, &volume->whole);
	for (size_t i = 0; i < volume->cards.count; i++) {
		const struct card *card = card_at(volume, i);

		for (size_t j = 0; j < card->files.count; j++)
			add_sum(
			    &out, (const struct card_file *)card->files.at + j);
	}
	return buffer_text(&out);
}

/* All of an issue is forgotten when it is written. */
static bool
write_volume(struct writing *writing, size_t index)
{
	const struct archive *archive = writing->site.archive;
	const struct volume *volume = archive->volumes[index];
	const struct act *first = archive_first(archive, index);
	struct arena *arena = arena_new();
	struct opened opened = {0};
	bool good = add_noted(writing, arena,
			search_texts_path(arena, volume->year, volume->slug),
			SCRIPT, SITE_DOCUMENTS) &&
	    add_noted(writing, arena,
		volume_path(arena, volume->year, volume->slug), JSON,
		SITE_ISSUES) &&
	    add(writing,
		arena_format(
		    arena, "%d/SHA256SUMS-%s.txt", volume->year, volume->slug),
		"text/plain; charset=utf-8", SITE_ISSUES,
		sums_of(arena, volume)) &&
	    add(writing, volume_page(arena, volume), HTML, SITE_ISSUES,
		issue_page(arena, &writing->site, index));

	for (size_t i = 0; good && i < volume->cards.count; i++)
		good = write_act(writing, arena, &opened, first + i);
	writing->count.issues++;
	arena_free(arena);
	return good;
}

static bool
write_shard(struct writing *writing, struct arena *arena, int year)
{
	struct text bytes;

	return search_shard(arena, writing->diag, &writing->site,
		   writing->output->directory, year, &bytes) &&
	    add(writing, search_shard_path(arena, year), SCRIPT, SITE_YEARS,
		bytes);
}

static bool
write_bundle(struct writing *writing, struct arena *arena, const char *path,
    size_t first, size_t end)
{
	struct text bytes;

	return bundle_write(arena, writing->diag, writing->output->directory,
		   writing->site.archive->volumes + first, end - first,
		   &bytes) &&
	    add(writing, path, "application/zip", SITE_YEARS, bytes);
}

/* The year's index, like a document's JSON, tells whether all is as it was. */
static bool
write_year(struct writing *writing, size_t first, size_t end)
{
	struct arena *arena = arena_new();
	const struct site *site = &writing->site;
	int year = site->archive->volumes[first]->year;
	const char *index = year_index_path(arena, year);
	const char *bundle =
	    arena_format(arena, "%d/cong-bao-%d.zip", year, year);
	struct text bytes = year_index(arena, site, year);
	bool good = add(writing, arena_format(arena, "%d/index.html", year),
	    HTML, SITE_YEARS, year_page(arena, site, year));

	if (good && site->base != NULL)
		good = add(writing, arena_format(arena, "%d/sitemap.xml", year),
		    XML, SITE_HOME, discovery_year_map(arena, site, year));
	if (good && is_there(writing, index, bytes) &&
	    keep(writing, search_shard_path(arena, year)) &&
	    keep(writing, bundle))
		good = keep(writing, index) ||
		    add(writing, index, JSON, SITE_YEARS, bytes);
	else if (good)
		good = write_shard(writing, arena, year) &&
		    write_bundle(writing, arena, bundle, first, end) &&
		    add(writing, index, JSON, SITE_YEARS, bytes);
	arena_free(arena);
	return good;
}

static bool
write_years(struct writing *writing)
{
	const struct archive *archive = writing->site.archive;

	for (size_t i = 0, end; i < archive->volume_count; i = end) {
		for (end = i; end < archive->volume_count &&
		     archive->volumes[end]->year == archive->volumes[i]->year;
		     end++)
			;
		if (!write_year(writing, i, end))
			return false;
	}
	return true;
}

static bool
write_facet(struct writing *writing, struct arena *arena, enum facet_kind kind,
    const struct facet *facet)
{
	const struct site *site = &writing->site;
	const char *feed = arena_format(
	    arena, "%s/%s/van-ban.atom", facet_path(kind), facet->slug);
	bool good = add(writing, facet_page(arena, kind, facet->name), HTML,
	    SITE_LISTS, facet_page_of(arena, site, kind, facet));

	if (good && kind == FACET_AUTHORITY && site->base != NULL)
		good = add(writing, feed, ATOM, SITE_HOME,
		    feed_acts(arena, site, feed,
			arena_format(arena, "%s: %s", site_name(arena, site),
			    facet->name),
			facet->at, facet->count));
	for (size_t i = 0; good && i < facet->count; i++) {
		int year = facet->at[i]->volume->year;

		if (i == 0 || facet->at[i - 1]->volume->year != year)
			good = add(writing,
			    arena_format(arena, "%s/%s/%d.html",
				facet_path(kind), facet->slug, year),
			    HTML, SITE_LISTS,
			    facet_year_page(arena, site, kind, facet, year));
	}
	return good;
}

static bool
write_facets(struct writing *writing, enum facet_kind kind)
{
	const struct facets *facets = &writing->facets[kind];
	struct arena *arena = arena_new();
	bool good = add(writing,
	    arena_format(arena, "%s/index.html", facet_path(kind)), HTML,
	    SITE_LISTS, facets_page(arena, &writing->site, kind, facets));

	for (size_t i = 0; good && i < facets->count; i++) {
		good = write_facet(writing, arena, kind, &facets->at[i]);
		arena_reset(arena);
	}
	arena_free(arena);
	return good;
}

static bool
write_assets(struct writing *writing)
{
	for (int i = 0; i < ASSET_COUNT; i++) {
		enum asset asset = (enum asset)i;

		if (asset_path(asset) != NULL &&
		    !add(writing, asset_path(asset), asset_type(asset),
			SITE_DOCUMENTS, asset_bytes(asset)))
			return false;
	}
	return add(writing, "giao-dien/bang-chu.js", SCRIPT, SITE_DOCUMENTS,
	    fold_script(writing->arena));
}

static bool
write_guides(struct writing *writing)
{
	struct arena *arena = writing->arena;
	const struct site *site = &writing->site;

	return add(writing, "tim-kiem.html", HTML, SITE_LISTS,
		   search_page(arena, site, writing->facets)) &&
	    add(writing, "kiem-tra.html", HTML, SITE_LISTS,
		check_page(arena, site)) &&
	    add(writing, "du-lieu.html", HTML, SITE_LISTS,
		data_page(arena, site)) &&
	    add(writing, "404.html", HTML, SITE_LISTS,
		missing_page(arena, site)) &&
	    add(writing, "bao-cao.html", HTML, SITE_LISTS,
		report_page(arena, site)) &&
	    add(writing, "robots.txt", "text/plain", SITE_HOME,
		discovery_robots(arena, site)) &&
	    add(writing, "index.html", HTML, SITE_HOME, home_page(arena, site));
}

/* All acts, newest issue first, as many as a feed has. */
static struct text
feed_of_all(struct arena *arena, const struct site *site)
{
	const struct archive *archive = site->archive;
	const struct act **acts =
	    arena_alloc(arena, archive->count * sizeof *acts);
	size_t count = 0;

	for (size_t i = archive->volume_count; i-- > 0;)
		for (size_t j = 0; j < archive->volumes[i]->cards.count; j++)
			acts[count++] = archive_first(archive, i) + j;
	return feed_acts(arena, site, "van-ban.atom",
	    arena_format(arena, "%s: văn bản mới đăng", site_name(arena, site)),
	    acts, count);
}

/* What needs addresses that are whole. */
static bool
write_news(struct writing *writing)
{
	struct arena *arena = writing->arena;
	const struct site *site = &writing->site;

	if (site->base == NULL)
		return true;
	return add(writing, "cong-bao.atom", ATOM, SITE_HOME,
		   feed_issues(arena, site)) &&
	    add(writing, "van-ban.atom", ATOM, SITE_HOME,
		feed_of_all(arena, site)) &&
	    add(writing, "opensearch.xml",
		"application/opensearchdescription+xml", SITE_HOME,
		discovery_search(arena, site)) &&
	    add(writing, "sitemap.xml", XML, SITE_HOME,
		discovery_map(arena, site));
}

static struct archive *
load_archive(struct writing *writing)
{
	const struct gazette *gazette = writing->gazette;
	struct arena *arena = writing->arena;
	struct archive_wish *wishes;
	size_t count = 0, most = 0;

	for (size_t i = 0; i < gazette->registry_count; i++)
		most += gazette->registries[i]->count;
	wishes = arena_alloc(arena, most * sizeof *wishes);
	for (size_t i = 0; i < gazette->registry_count; i++) {
		const struct registry *registry = gazette->registries[i];

		for (size_t j = 0; j < registry->count; j++)
			wishes[count++] = (struct archive_wish) {registry->year,
			    issue_slug(arena, gazette->profile,
				registry->at[j].first, registry->at[j].last)};
	}
	return archive_load(
	    arena, writing->diag, writing->output->directory, wishes, count);
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
edition_of(struct arena *arena, const struct profile *profile)
{
	return arena_format(arena, "%s %s %.*s", VERSION, SITE_SOURCES,
	    EDITION_DIGITS, digest_of(profile->source->text).hex);
}

static bool
write_all(struct writing *writing)
{
	const struct archive *archive = writing->site.archive;
	bool good = write_assets(writing);

	for (size_t i = 0; good && i < archive->volume_count; i++)
		good = write_volume(writing, i);
	good = good && write_years(writing);
	for (int kind = 0; kind < FACET_COUNT; kind++)
		writing->facets[kind] = facets_of(writing->arena, archive,
		    writing->site.collator, (enum facet_kind)kind);
	for (int kind = 0; good && kind < FACET_COUNT; kind++)
		good = write_facets(writing, (enum facet_kind)kind);
	return good && write_news(writing) && write_guides(writing);
}

bool
site_write(struct diag *diag, const struct gazette *gazette,
    const struct site_output *output, struct site_count *count)
{
	struct writing writing = {.arena = arena_new(),
	    .diag = diag,
	    .gazette = gazette,
	    .output = output};
	struct collator *collator = collator_open(writing.arena, diag);
	struct archive *archive = load_archive(&writing);
	bool good = collator != NULL && archive != NULL;

	if (good) {
		archive_relate(writing.arena, archive);
		writing.site = (struct site) {.profile = gazette->profile,
		    .archive = archive,
		    .collator = collator,
		    .base = base_of(writing.arena, gazette->profile),
		    .edition = edition_of(writing.arena, gazette->profile)};
		good = write_all(&writing);
	}
	collator_close(collator);
	arena_free(writing.arena);
	*count = writing.count;
	return good;
}
