#include "publish/withhold.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "number/issue.h"
#include "number/restrictions.h"
#include "print/pdf.h"
#include "print/print_cache.h"
#include "print/redact.h"
#include "publish/issue_index.h"
#include "publish/manifest.h"
#include "publish/takeover.h"
#include "read/profile.h"
#include "site/citation_export.h"
#include "typeset/withheld.h"

/* No issue's PDF is longer, in bytes. */
#define PDF_MOST ((size_t)1 << 30)

/* What is made for one document. */
struct work {
	const struct withholding *of;
	struct restriction *restriction;
	const struct issue_entry *issue;
	struct issue_entry *manifest; /* before, and then after */
	struct entry *document;
};

static bool
unpublished(const struct work *work, const char *why)
{
	diag_error_at(work->of->diag, CODE_RESTRICTION_UNPUBLISHED,
	    work->restriction->number, "%s", why);
	return false;
}

static bool
find_document(struct work *work)
{
	struct takeover *published = work->of->published;

	work->issue =
	    issue_index_find(published->issue_index, work->restriction->issue);
	if (work->issue == NULL)
		return unpublished(work,
		    "stands in an issue that is not published: take it out of "
		    "that issue");
	work->manifest = takeover_manifest(
	    published, work->of->arena, work->restriction->issue);
	if (work->manifest == NULL)
		return false;
	work->document =
	    manifest_document(work->manifest, work->restriction->id);
	return (work->document != NULL && work->manifest->file != NULL) ||
	    unpublished(work, "is not in the issue as it is published");
}

/* For the running heads of its pages. */
static struct issue
issue_of(const struct work *work)
{
	const struct numbers *numbers = &work->issue->numbers;

	return (struct issue) {.profile = work->of->profile,
	    .year = work->manifest->year,
	    .first = numbers->at[0],
	    .last = numbers->at[numbers->count - 1],
	    .date = work->manifest->date,
	    .label = work->manifest->label};
}

static struct pages *
set_notices(const struct work *work, const struct redaction *redaction,
    const struct issue *issue)
{
	const struct restriction *restriction = work->restriction;
	const struct entry *document = work->document;
	struct withheld withheld = {.issue = issue,
	    .name = entry_name(work->of->arena, document),
	    .authority = document->authority,
	    .date = document->date,
	    .since = restriction->date,
	    .by = restriction->by,
	    .why = restriction->why,
	    .pages = redaction_pages(redaction),
	    .page_count =
		(size_t)(document->pages.last - document->pages.first + 1)};

	withheld.lines = redaction_lines(redaction, &withheld.line_count);
	return withheld_set(
	    work->of->arena, work->of->diag, work->of->faces, &withheld);
}

static bool
redact(const struct work *work, struct redaction *redaction, struct text *after)
{
	struct arena *arena = work->of->arena;
	struct issue issue = issue_of(work);
	struct pages *pages = set_notices(work, redaction, &issue);
	struct pdf_info info = {.title = work->document->number,
	    .author = work->of->profile->publisher.text,
	    .publisher = work->of->profile->publisher.text,
	    .gazette = work->of->profile->gazette.text,
	    .year = work->manifest->year,
	    .date = work->restriction->date};
	struct text notices;

	if (pages == NULL)
		return false;
	info.count = pages->count;
	return pdf_print(arena, work->of->diag, work->issue->path,
		   print_cache_new(arena, pages), &info, &notices) &&
	    redaction_write(redaction, notices, work->restriction->date, after);
}

/* The issue's PDF without the document. */
static bool
redact_issue(const struct work *work, struct text before, struct text *after)
{
	const struct entry *document = work->document;
	size_t first = (size_t)document->pages.first;
	size_t last = (size_t)document->pages.last;
	struct redaction *redaction = redaction_open(work->of->arena,
	    work->of->diag,
	    path_join(work->of->arena, work->issue->path, work->manifest->file),
	    before, first - 1, last - first + 1);
	bool good = redaction != NULL && redact(work, redaction, after);

	redaction_close(redaction);
	return good;
}

static size_t
count_withheld(const struct issue_entry *manifest)
{
	size_t count = 0;

	for (size_t i = 0; i < manifest->documents.count; i++)
		count += entry_is_withheld(entry_at(manifest, i));
	return count;
}

/* "cong-bao-so-02-2024-go-bo.pdf", then "…-go-bo-2.pdf": a name that was
   published never has other bytes. */
static const char *
name_after(const struct work *work)
{
	size_t count = count_withheld(work->manifest);
	const char *slug = file_base(work->of->arena, work->issue->path);

	return count == 0
	    ? arena_format(work->of->arena, "cong-bao-%s-%d-go-bo.pdf", slug,
		  work->manifest->year)
	    : arena_format(work->of->arena, "cong-bao-%s-%d-go-bo-%zu.pdf",
		  slug, work->manifest->year, count + 1);
}

/* Files that are named after the document, and the issue's PDF. */
static bool
is_to_go(const struct work *work, const struct entry_file *file)
{
	size_t length = strlen(work->restriction->id);

	return strcmp(file->path, work->manifest->file) == 0 ||
	    (strncmp(file->path, work->restriction->id, length) == 0 &&
		file->path[length] == '.');
}

static void
split_files(const struct work *work, struct items *stay, struct items *go)
{
	size_t count = work->manifest->files.count;
	struct entry_file *stays =
	    arena_alloc(work->of->arena, (count + 1) * sizeof *stays);
	struct entry_file *goes =
	    arena_alloc(work->of->arena, count * sizeof *goes);

	*stay = (struct items) {stays, 0};
	*go = (struct items) {goes, 0};
	for (size_t i = 0; i < count; i++) {
		const struct entry_file *file =
		    manifest_file_at(work->manifest, i);

		if (is_to_go(work, file))
			goes[go->count++] = *file;
		else
			stays[stay->count++] = *file;
	}
}

static bool
is_shown_elsewhere(const struct issue_entry *issue, const struct entry *entry,
    const char *picture)
{
	for (size_t i = 0; i < issue->documents.count; i++) {
		const struct entry *other = entry_at(issue, i);
		const struct entry_image *images = other->images.at;

		for (size_t j = 0; other != entry && j < other->images.count;
		     j++)
			if (strcmp(images[j].path, picture) == 0)
				return true;
	}
	return false;
}

/* Beside its page, which says that it is gone. */
static struct strings
pages_of(const struct work *work, const struct issue_entry *issue,
    const struct entry *entry)
{
	const struct entry_image *images = entry->images.at;
	struct strings pages = {0};

	pages.at = arena_alloc(work->of->arena,
	    (CITATION_EXPORT_COUNT + entry->images.count) * sizeof *pages.at);
	for (size_t i = 0; i < CITATION_EXPORT_COUNT; i++)
		pages.at[pages.count++] = entry_page(work->of->arena, issue,
		    entry, CITATION_EXPORT_FORMATS[i].ending);
	for (size_t i = 0; i < entry->images.count; i++)
		if (!is_shown_elsewhere(issue, entry, images[i].path))
			pages.at[pages.count++] = images[i].path;
	return pages;
}

static bool
names(const struct entry *entry, const char *number)
{
	const struct entry_citation *cites = entry->cites.at;

	for (size_t i = 0; i < entry->cites.count; i++)
		if (strcmp(cites[i].number, number) == 0)
			return true;
	return false;
}

/* Of all issues, those documents that the text may mean by what it names: their
   pages told of it. */
static struct strings
touched_by(const struct work *work, const struct entry *entry)
{
	const struct issue_entries *issues = &work->of->published->issues;
	struct strings touched = {0};
	size_t room = 0;

	for (size_t i = 0; i < issues->count; i++) {
		const struct issue_entry *issue = issues->at[i];

		for (size_t j = 0; j < issue->documents.count; j++) {
			const struct entry *other = entry_at(issue, j);

			if (!names(entry, other->number))
				continue;
			strings_add(work->of->arena, &touched, &room,
			    entry_address(work->of->arena, issue, other));
		}
	}
	return touched;
}

/* What the entry of the document tells of it. */
static bool
find_pages(const struct work *work, struct entry_withheld *withheld)
{
	const char *slug = file_base(work->of->arena, work->issue->path);
	struct issue_entries issues = {0};

	if (!takeover_year(work->of->published, work->issue->year, &issues))
		return false;
	for (size_t i = 0; i < issues.count; i++) {
		const struct issue_entry *issue = issues.at[i];
		const struct entry *entry =
		    entry_find(issue, text_of(work->restriction->id));

		if (strcmp(issue->slug, slug) != 0 || entry == NULL)
			continue;
		withheld->pages = pages_of(work, issue, entry);
		withheld->touched = touched_by(work, entry);
	}
	return true;
}

static struct items
documents_after(const struct work *work, const struct entry_withheld *withheld)
{
	size_t count = work->manifest->documents.count;
	struct entry *at = arena_alloc(work->of->arena, count * sizeof *at);

	for (size_t i = 0; i < count; i++) {
		at[i] = *entry_at(work->manifest, i);
		if (entry_at(work->manifest, i) == work->document)
			entry_withhold(&at[i], withheld);
	}
	return (struct items) {at, count};
}

static struct issue_entry *
manifest_after(
    const struct work *work, struct text pdf, struct entry_withheld withheld)
{
	struct issue_entry *after = arena_alloc(work->of->arena, sizeof *after);
	struct entry_file *files;

	*after = *work->manifest;
	split_files(work, &after->files, &withheld.files);
	after->file = name_after(work);
	files = after->files.at;
	files[after->files.count++] = (struct entry_file) {
	    after->file, pdf.length, digest_of(pdf), "application/pdf"};
	after->documents = documents_after(work, &withheld);
	after->version = manifest_version(after);
	return after;
}

static bool
put(const struct withholding *of, const char *issue, const char *name,
    struct text bytes)
{
	struct arena *scratch = arena_new();
	const char *local =
	    file_join(scratch, of->output, path_join(scratch, issue, name));
	bool good =
	    file_make_directory(of->diag, file_directory(scratch, local)) &&
	    file_write_output(of->diag, local, bytes);

	arena_free(scratch);
	return good;
}

static bool
read_pdf(const struct work *work, struct text *bytes)
{
	const struct issue_entry *manifest = work->manifest;
	const struct entry_file *file = manifest_find(manifest, manifest->file);

	return takeover_file(work->of->published, work->of->arena,
	    path_join(work->of->arena, work->issue->path, file->path), PDF_MOST,
	    file->digest, bytes);
}

/* A file of the work before in the same run is here, not on the portal. */
static bool
is_here(const struct work *work, struct text *bytes)
{
	const struct issue_entry *manifest = work->manifest;
	struct arena *arena = work->of->arena;
	const struct entry_file *file = manifest_find(manifest, manifest->file);
	const char *local = file_join(arena,
	    file_join(arena, work->of->output, work->issue->path), file->path);

	return !file_is_absent(local) &&
	    file_read(arena, work->of->diag, local, bytes) &&
	    digest_equal(digest_of(*bytes), file->digest);
}

static bool
make(struct work *work, struct text *pdf)
{
	struct entry_withheld withheld = {.date = work->restriction->date,
	    .by = work->restriction->by,
	    .why = work->restriction->why};
	struct text before;

	if ((!is_here(work, &before) && !read_pdf(work, &before)) ||
	    !redact_issue(work, before, pdf) || !find_pages(work, &withheld))
		return false;
	work->manifest = manifest_after(work, *pdf, withheld);
	return true;
}

/* All that goes, as the list of restrictions has it. */
static void
say_removed(const struct work *work)
{
	struct arena *arena = work->of->arena;
	const struct entry_withheld *withheld =
	    &manifest_document(work->manifest, work->restriction->id)->withheld;
	const struct entry_file *files = withheld->files.at;
	struct strings *removed = &work->restriction->removed;

	removed->at = arena_alloc(arena,
	    (withheld->files.count + withheld->pages.count) *
		sizeof *removed->at);
	removed->count = 0;
	for (size_t i = 0; i < withheld->files.count; i++) {
		removed->at[removed->count++] =
		    path_join(arena, work->issue->path, files[i].path);
		if (strncmp(files[i].path, "cong-bao-", 9) == 0)
			work->restriction->before = files[i].digest;
	}
	for (size_t i = 0; i < withheld->pages.count; i++)
		removed->at[removed->count++] = withheld->pages.at[i];
}

/* A run that died may have made all of it; then it is taken as it is. */
static bool
withhold(const struct withholding *of, struct restriction *restriction)
{
	struct work work = {.of = of, .restriction = restriction};
	struct text pdf, manifest;

	if (!takeover_issues(of->published) || !find_document(&work))
		return false;
	if (entry_is_withheld(work.document) ? !read_pdf(&work, &pdf)
					     : !make(&work, &pdf))
		return false;
	manifest = manifest_write(of->arena, work.manifest);
	say_removed(&work);
	return put(of, work.issue->path, work.manifest->file, pdf) &&
	    put(of, work.issue->path, MANIFEST_NAME, manifest) &&
	    takeover_withdraw(of->published,
		&(struct withdrawal) {
		    work.issue->path, restriction->id, work.manifest},
		digest_of(manifest));
}

bool
withhold_all(
    const struct withholding *withholding, struct restrictions *restrictions)
{
	const struct restrictions *published =
	    &withholding->published->restrictions;
	struct restrictions all = {0};

	restrictions_join(withholding->arena, &all, published);
	restrictions_join(withholding->arena, &all, restrictions);
	*restrictions = all;
	for (size_t i = published->count; i < all.count; i++)
		if (restriction_is(&all.at[i], RESTRICTION_WITHHELD) &&
		    !withhold(withholding, &all.at[i]))
			return false;
	return true;
}

static bool
fetch_file(const struct withholding *of, const char *issue,
    const struct entry_file *file)
{
	struct arena *scratch = arena_new();
	struct text bytes;
	bool good = takeover_file(of->published, scratch,
			path_join(scratch, issue, file->path), file->size,
			file->digest, &bytes) &&
	    put(of, issue, file->path, bytes);

	arena_free(scratch);
	return good;
}

static bool
fetch_issue(const struct withholding *of, const struct issue_entry *issue)
{
	const struct issue_entry *manifest =
	    takeover_manifest(of->published, of->arena, issue->path);
	struct entry_file own = {
	    MANIFEST_NAME, MANIFEST_MOST, issue->manifest, ""};

	if (manifest == NULL)
		return false;
	for (size_t i = 0; i < manifest->files.count; i++)
		if (!fetch_file(of, issue->path, manifest_file_at(manifest, i)))
			return false;
	return fetch_file(of, issue->path, &own);
}

bool
withhold_fetch(const struct withholding *withholding)
{
	const struct issue_index *issue_index =
	    withholding->published->issue_index;

	for (size_t i = 0; i < issue_index->issues.count; i++)
		if (!fetch_issue(withholding, issue_index_at(issue_index, i)))
			return false;
	return true;
}
