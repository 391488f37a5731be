#include "site/issue_files.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "catalog/archive.h"
#include "catalog/issue_record.h"
#include "catalog/touched.h"
#include "site/citation_export.h"
#include "site/description.h"
#include "site/document_page.h"
#include "site/extract.h"
#include "site/issue_page.h"
#include "site/published.h"
#include "site/search.h"
#include "site/writing.h"

/* Finds an act's full text. The extract of the issue is read at the first call,
   so only if a page must be written. */
static bool
find_text(const struct writing *writing, struct arena *arena,
    struct extract *extract, const struct act *act, struct text *html)
{
	return (extract->path != NULL ||
		   extract_read(arena, writing->diag,
		       writing->output->directory, act->issue, extract)) &&
	    extract_find(
		writing->diag, extract, act->entry->slug, EXTRACT_HTML, html);
}

static bool
keep_images(const struct writing *writing, const struct entry *entry)
{
	const struct entry_image *images = entry->images.at;

	for (size_t i = 0; i < entry->images.count; i++)
		if (!writing_keep(writing, images[i].path))
			return false;
	return true;
}

static bool
add_images(const struct writing *writing, struct arena *arena,
    const struct entry *entry)
{
	const struct entry_image *images = entry->images.at;

	for (size_t i = 0; i < entry->images.count; i++)
		if (!writing_add_extract(writing, arena, images[i].path,
			text_ends(text_of(images[i].path), ".png")
			    ? "image/png"
			    : "image/jpeg",
			SITE_DOCUMENTS))
			return false;
	return true;
}

static bool
keep_citations(
    const struct writing *writing, struct arena *arena, const struct act *act)
{
	for (size_t i = 0; i < CITATION_EXPORT_COUNT; i++)
		if (!writing_keep(writing,
			entry_page(arena, act->issue, act->entry,
			    CITATION_EXPORT_FORMATS[i].ending)))
			return false;
	return true;
}

static bool
write_citations(
    const struct writing *writing, struct arena *arena, const struct act *act)
{
	for (size_t i = 0; i < CITATION_EXPORT_COUNT; i++) {
		const struct citation_format *format =
		    &CITATION_EXPORT_FORMATS[i];

		if (!writing_add(writing,
			entry_page(
			    arena, act->issue, act->entry, format->ending),
			format->type, SITE_DOCUMENTS,
			format->write(arena, &writing->site, act)))
			return false;
	}
	return true;
}

/* On a full rebuild, was the page already written with a part of the site? */
static bool
has_page(
    const struct writing *writing, struct arena *arena, const struct act *act)
{
	return writing->site.archive->rebuilds_all &&
	    !file_is_absent(
		file_join(arena, writing->output->directory, act->page));
}

/* And is that page up to date? Its JSON tells. */
static bool
is_up_to_date(const struct writing *writing, struct arena *arena,
    const struct act *act, struct text json)
{
	return has_page(writing, arena, act) &&
	    writing_is_there(writing,
		entry_page(arena, act->issue, act->entry, "json"), json);
}

static bool
write_page(const struct writing *writing, struct arena *arena,
    const struct act *act, struct text html, struct text json)
{
	return writing_add(writing, act->page, HTML_TYPE, SITE_DOCUMENTS,
		   document_page(arena, &writing->site, act, html)) &&
	    writing_add(writing,
		entry_page(arena, act->issue, act->entry, "json"), JSON_TYPE,
		SITE_DOCUMENTS, json);
}

/* Writes the page of a published document again. If its text cannot be read,
   the published page is kept. */
static bool
rewrite_act(const struct writing *writing, struct arena *arena,
    const struct act *act, struct text json)
{
	struct text html;

	if (is_up_to_date(writing, arena, act, json))
		return writing_add_extract(writing, arena, act->page, HTML_TYPE,
			   SITE_DOCUMENTS) &&
		    writing_add(writing,
			entry_page(arena, act->issue, act->entry, "json"),
			JSON_TYPE, SITE_DOCUMENTS, json);
	return !published_text(writing, arena, act, &html) ||
	    write_page(writing, arena, act, html, json);
}

/* The JSON has everything that the page shows, and is written after it: if a
   run is interrupted in between, the next one writes both again. */
static bool
write_act(const struct writing *writing, struct arena *arena,
    struct extract *extract, const struct act *act)
{
	const struct site *site = &writing->site;
	const struct issue_entry *issue = act->issue;
	const char *json = entry_page(arena, issue, act->entry, "json");
	struct text bytes = description_json(arena, site, act);
	struct text html;

	if (entry_is_withheld(act->entry)) /* its page has no text */
		return write_page(
		    writing, arena, act, (struct text) {0}, bytes);
	if (issue->is_published) /* its text has not changed */
		return rewrite_act(writing, arena, act, bytes);

	if (writing_is_there(writing, json, bytes) &&
	    writing_keep(writing, act->page) &&
	    keep_citations(writing, arena, act) &&
	    keep_images(writing, act->entry) && writing_keep(writing, json))
		return true;
	return find_text(writing, arena, extract, act, &html) &&
	    add_images(writing, arena, act->entry) &&
	    writing_add(writing, act->page, HTML_TYPE, SITE_DOCUMENTS,
		document_page(arena, site, act, html)) &&
	    write_citations(writing, arena, act) &&
	    writing_add(writing, json, JSON_TYPE, SITE_DOCUMENTS, bytes);
}

static void
add_sum(struct buffer *out, const struct entry_file *file)
{
	buffer_format(
	    out, "%s  %s\n", file->digest.hex, strrchr(file->path, '/') + 1);
}

/* Checksums for sha256sum -c, run in the directory of the files. */
static struct text
sums_of(struct arena *arena, const struct issue_entry *issue)
{
	struct buffer out = {.arena = arena};

	add_sum(&out, &issue->whole);
	for (size_t i = 0; i < issue->documents.count; i++) {
		const struct entry *entry = entry_at(issue, i);

		for (size_t j = 0; j < entry->files.count; j++)
			add_sum(&out,
			    (const struct entry_file *)entry->files.at + j);
	}
	return buffer_text(&out);
}

static bool
write_sums(const struct writing *writing, struct arena *arena,
    const struct issue_entry *issue)
{
	return writing_add(writing,
	    arena_format(
		arena, "%d/SHA256SUMS-%s.txt", issue->year, issue->slug),
	    "text/plain; charset=utf-8", SITE_ISSUES, sums_of(arena, issue));
}

/* Writes the files that depend on the issue alone. */
static bool
write_new_issue(const struct writing *writing, struct arena *arena,
    const struct issue_entry *issue)
{
	return writing_add_extract(writing, arena,
		   extract_path(arena, issue->year, issue->slug),
		   "application/octet-stream", SITE_DOCUMENTS) &&
	    writing_add_extract(writing, arena,
		search_texts_path(arena, issue->year, issue->slug), SCRIPT_TYPE,
		SITE_DOCUMENTS) &&
	    writing_add_extract(writing, arena,
		issue_record_path(arena, issue->year, issue->slug), JSON_TYPE,
		SITE_ISSUES) &&
	    write_sums(writing, arena, issue);
}

/* Removes withheld documents from the published extract; older versions of
   congbao published none. */
static bool
rewrite_extract(const struct writing *writing, struct arena *arena,
    const struct issue_entry *issue)
{
	struct extract extract;
	struct text remaining;
	bool there;

	if (!published_extract(writing, arena, issue, &extract, &there))
		return false;
	if (!there)
		return true;
	if (extract_without_withheld(arena, extract.bytes, issue, &remaining))
		return writing_add(writing, extract.path,
		    "application/octet-stream", SITE_DOCUMENTS, remaining);
	diag_error_at(writing->diag, CODE_SITE_PUBLISHED, extract.path,
	    "cannot be read: withheld documents cannot be removed from it");
	return false;
}

/* Likewise for the texts that the search page loads. */
static bool
rewrite_search_texts(const struct writing *writing, struct arena *arena,
    const struct issue_entry *issue)
{
	const char *path = search_texts_path(arena, issue->year, issue->slug);
	struct origin origin = {writing->diag, CODE_SITE_PUBLISHED, path};
	struct text bytes, remaining;
	bool there;

	return writing_published(writing, arena, path, &bytes, &there) &&
	    (!there ||
		(search_texts_without_withheld(
		     arena, origin, issue, bytes, &remaining) &&
		    writing_add(writing, path, SCRIPT_TYPE, SITE_DOCUMENTS,
			remaining)));
}

/* Writes the issue's own files again after a document was taken out of it. */
static bool
rewrite_issue(const struct writing *writing, struct arena *arena,
    const struct issue_entry *issue)
{
	return rewrite_extract(writing, arena, issue) &&
	    rewrite_search_texts(writing, arena, issue) &&
	    writing_add(writing,
		issue_record_path(arena, issue->year, issue->slug), JSON_TYPE,
		SITE_ISSUES, issue_record_write(arena, issue)) &&
	    write_sums(writing, arena, issue);
}

static bool
fetch_texts(const struct writing *writing, const struct issue_entry *issue)
{
	struct arena *arena = arena_new();
	struct text bytes;
	bool there;
	bool good = writing_published(writing, arena,
			extract_path(arena, issue->year, issue->slug), &bytes,
			&there) &&
	    writing_published(writing, arena,
		search_texts_path(arena, issue->year, issue->slug), &bytes,
		&there);

	arena_free(arena);
	return good;
}

static bool
needs_text(const struct writing *writing, const struct act *act)
{
	struct arena *arena = arena_new();
	bool needs = !entry_is_withheld(act->entry) &&
	    !(has_page(writing, arena, act) &&
		is_up_to_date(writing, arena, act,
		    description_json(arena, &writing->site, act)));

	arena_free(arena);
	return needs;
}

bool
issue_files_fetch(const struct writing *writing, size_t index)
{
	const struct archive *archive = writing->site.archive;
	const struct act *first = archive_first(archive, index);
	const struct issue_entry *issue = archive->issues[index];
	bool good = true;

	if (!issue->is_published)
		return true;
	if (issue->is_changed)
		good = fetch_texts(writing, issue);
	for (size_t i = 0; good && i < issue->documents.count; i++)
		good = !first[i].is_touched ||
		    !needs_text(writing, first + i) ||
		    published_fetch(writing, first + i);
	return good;
}

/* The arena is freed after each issue, to bound the memory used. */
bool
issue_files_write(const struct writing *writing, size_t index)
{
	const struct archive *archive = writing->site.archive;
	const struct issue_entry *issue = archive->issues[index];
	const struct act *first = archive_first(archive, index);
	struct arena *arena = arena_new();
	struct extract extract = {0};
	bool good = issue->is_changed
	    ? rewrite_issue(writing, arena, issue)
	    : issue->is_published || write_new_issue(writing, arena, issue);

	if (good && touched_neighbour(archive, index))
		good = writing_add(writing, issue_entry_page(arena, issue),
		    HTML_TYPE, SITE_ISSUES,
		    issue_page(arena, &writing->site, index));
	for (size_t i = 0; good && i < issue->documents.count; i++)
		if (first[i].is_touched)
			good = write_act(writing, arena, &extract, first + i);
	arena_free(arena);
	return good;
}
