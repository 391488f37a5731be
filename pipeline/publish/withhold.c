#include "publish/withhold.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"
#include "number/issue.h"
#include "number/restrictions.h"
#include "portal/portal.h"
#include "print/pdf.h"
#include "print/print_cache.h"
#include "print/redact.h"
#include "publish/issue_index.h"
#include "publish/manifest.h"
#include "publish/takeover.h"
#include "publish/withhold_signature.h"
#include "read/profile.h"
#include "site/citation_export.h"
#include "typeset/withheld.h"

/* Size limit of an issue's PDF, in bytes. */
#define PDF_MOST ((size_t)1 << 30)

/* The withholding of one document. */
struct withhold_task {
	const struct withholding *withholding;
	struct arena *arena; /* withholding->arena */
	struct restriction *restriction;
	const struct issue_entry *issue;
	struct issue_entry *manifest; /* before, and then after */
	struct entry *document;
};

static bool
unpublished(const struct withhold_task *task, const char *why)
{
	diag_error_at(task->withholding->diag, CODE_RESTRICTION_UNPUBLISHED,
	    task->restriction->number, "%s", why);
	return false;
}

static bool
find_document(struct withhold_task *task)
{
	struct takeover *published = task->withholding->published;

	task->issue =
	    issue_index_find(published->issue_index, task->restriction->issue);
	if (task->issue == NULL)
		return unpublished(task,
		    _("is in an issue that is not published: take it out of "
		      "that issue"));
	task->manifest =
	    takeover_manifest(published, task->arena, task->restriction->issue);
	if (task->manifest == NULL)
		return false;
	task->document =
	    manifest_document(task->manifest, task->restriction->id);
	return (task->document != NULL && task->manifest->file != NULL) ||
	    unpublished(task, _("is not in the issue as it is published"));
}

/* The issue, for the running heads of the notices. */
static struct issue
issue_of(const struct withhold_task *task)
{
	const struct numbers *numbers = &task->issue->numbers;

	return (struct issue) {.profile = task->withholding->profile,
	    .year = task->manifest->year,
	    .first = numbers->at[0],
	    .last = numbers->at[numbers->count - 1],
	    .date = task->manifest->date,
	    .label = task->manifest->label};
}

static struct pages *
set_notices(const struct withhold_task *task, const struct redaction *redaction,
    const struct issue *issue)
{
	const struct restriction *restriction = task->restriction;
	const struct entry *document = task->document;
	struct withheld withheld = {.issue = issue,
	    .name = entry_name(task->arena, document),
	    .authority = document->authority,
	    .date = document->date,
	    .since = restriction->date,
	    .by = restriction->by,
	    .why = restriction->why,
	    .pages = redaction_pages(redaction),
	    .page_count =
		(size_t)(document->pages.last - document->pages.first + 1)};

	withheld.lines = redaction_lines(redaction, &withheld.line_count);
	return withheld_set(task->arena, task->withholding->diag,
	    task->withholding->faces, &withheld);
}

static bool
redact(const struct withhold_task *task, struct redaction *redaction,
    struct text *after)
{
	struct arena *arena = task->arena;
	struct issue issue = issue_of(task);
	struct pages *pages = set_notices(task, redaction, &issue);
	struct pdf_info info = {.title = task->document->number,
	    .author = task->withholding->profile->publisher.text,
	    .publisher = task->withholding->profile->publisher.text,
	    .gazette = task->withholding->profile->gazette.text,
	    .year = task->manifest->year,
	    .date = task->restriction->date};
	struct text notices;

	if (pages == NULL)
		return false;
	info.count = pages->count;
	return pdf_print(arena, task->withholding->diag, task->issue->path,
		   print_cache_new(arena, pages), &info, &notices) &&
	    redaction_write(redaction, notices, task->restriction->date, after);
}

/* The issue's PDF without the document. */
static bool
redact_issue(
    const struct withhold_task *task, struct text before, struct text *after)
{
	const struct entry *document = task->document;
	size_t first = (size_t)document->pages.first;
	size_t last = (size_t)document->pages.last;
	struct redaction *redaction =
	    redaction_open(task->arena, task->withholding->diag,
		path_join(task->arena, task->issue->path, task->manifest->file),
		before, first - 1, last - first + 1);
	bool good = redaction != NULL && redact(task, redaction, after);

	redaction_close(redaction);
	return good;
}

/* "cong-bao-so-02-2024-go-bo.pdf", then "…-go-bo-2.pdf": a name that was
   published never has other bytes. */
static const char *
name_after(const struct withhold_task *task)
{
	size_t count = manifest_withheld(task->manifest);
	const char *slug = file_base(task->arena, task->issue->path);

	return count == 0
	    ? arena_format(task->arena, "cong-bao-%s-%d" WITHHELD_SUFFIX ".pdf",
		  slug, task->manifest->year)
	    : arena_format(task->arena,
		  "cong-bao-%s-%d" WITHHELD_SUFFIX "-%zu.pdf", slug,
		  task->manifest->year, count + 1);
}

/* Is it the issue's PDF, or a file named after the document? */
static bool
is_removed(const struct withhold_task *task, const struct entry_file *file)
{
	size_t length = strlen(task->restriction->id);

	return strcmp(file->path, task->manifest->file) == 0 ||
	    (strncmp(file->path, task->restriction->id, length) == 0 &&
		file->path[length] == '.');
}

static void
split_files(
    const struct withhold_task *task, struct items *kept, struct items *removed)
{
	size_t count = task->manifest->files.count;
	struct entry_file *kept_files =
	    arena_alloc(task->arena, (count + 1) * sizeof *kept_files);
	struct entry_file *removed_files =
	    arena_alloc(task->arena, count * sizeof *removed_files);

	*kept = (struct items) {kept_files, 0};
	*removed = (struct items) {removed_files, 0};
	for (size_t i = 0; i < count; i++) {
		const struct entry_file *file =
		    manifest_file_at(task->manifest, i);

		if (is_removed(task, file))
			removed_files[removed->count++] = *file;
		else
			kept_files[kept->count++] = *file;
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

/* The files beside its page, which stays and says that it is withheld. */
static struct strings
pages_of(const struct withhold_task *task, const struct issue_entry *issue,
    const struct entry *entry)
{
	const struct entry_image *images = entry->images.at;
	struct strings pages = {0};

	pages.at = arena_alloc(task->arena,
	    (CITATION_EXPORT_COUNT + entry->images.count) * sizeof *pages.at);
	for (size_t i = 0; i < CITATION_EXPORT_COUNT; i++)
		pages.at[pages.count++] = entry_page(task->arena, issue, entry,
		    CITATION_EXPORT_FORMATS[i].ending);
	for (size_t i = 0; i < entry->images.count; i++)
		if (!is_shown_elsewhere(issue, entry, images[i].path))
			pages.at[pages.count++] = images[i].path;
	return pages;
}

static bool
cites_number(const struct entry *entry, const char *number)
{
	const struct entry_citation *cites = entry->cites.at;

	for (size_t i = 0; i < entry->cites.count; i++)
		if (strcmp(cites[i].number, number) == 0)
			return true;
	return false;
}

/*
 * The documents of all issues that the text may cite: their pages mentioned it.
 */
static struct strings
touched_by(const struct withhold_task *task, const struct entry *entry)
{
	const struct issue_entries *issues =
	    &task->withholding->published->issues;
	struct strings touched = {0};
	size_t room = 0;

	for (size_t i = 0; i < issues->count; i++) {
		const struct issue_entry *issue = issues->at[i];

		for (size_t j = 0; j < issue->documents.count; j++) {
			const struct entry *other = entry_at(issue, j);

			if (!cites_number(entry, other->number))
				continue;
			strings_add(task->arena, &touched, &room,
			    entry_address(task->arena, issue, other));
		}
	}
	return touched;
}

/* Finds the pages in the published entry of the document. */
static bool
find_pages(const struct withhold_task *task, struct entry_withheld *withheld)
{
	const char *slug = file_base(task->arena, task->issue->path);
	struct issue_entries issues = {0};

	if (!takeover_year(
		task->withholding->published, task->issue->year, &issues))
		return false;
	for (size_t i = 0; i < issues.count; i++) {
		const struct issue_entry *issue = issues.at[i];
		const struct entry *entry =
		    entry_find(issue, text_of(task->restriction->id));

		if (strcmp(issue->slug, slug) != 0 || entry == NULL)
			continue;
		withheld->pages = pages_of(task, issue, entry);
		withheld->touched = touched_by(task, entry);
	}
	return true;
}

static struct items
documents_after(
    const struct withhold_task *task, const struct entry_withheld *withheld)
{
	size_t count = task->manifest->documents.count;
	struct entry *at = arena_alloc(task->arena, count * sizeof *at);

	for (size_t i = 0; i < count; i++) {
		at[i] = *entry_at(task->manifest, i);
		if (entry_at(task->manifest, i) == task->document)
			entry_withhold(&at[i], withheld);
	}
	return (struct items) {at, count};
}

/* Should the signed issue, or any issue, be signed afterwards? */
static bool
expects_signature(const struct withhold_task *task)
{
	return task->withholding->profile->signature.required ||
	    manifest_is_signed(task->manifest);
}

/* The issue's new PDF, which is signed if a signature of it is recorded. */
static struct entry_file
whole_after(const struct withhold_task *task, struct text *pdf)
{
	const struct withheld_file file = {
	    task->issue->path, name_after(task), expects_signature(task)};
	struct entry_file whole = {
	    .path = file.name, .type = "application/pdf"};
	struct text base = *pdf;

	if (withheld_file_sign(task->withholding, &file, base, pdf)) {
		whole.base_size = base.length;
		whole.base = digest_of(base);
	}
	whole.size = pdf->length;
	whole.digest = digest_of(*pdf);
	return whole;
}

static struct issue_entry *
manifest_after(const struct withhold_task *task, struct entry_file whole,
    struct entry_withheld withheld)
{
	struct issue_entry *after = arena_alloc(task->arena, sizeof *after);
	struct entry_file *files;

	*after = *task->manifest;
	split_files(task, &after->files, &withheld.files);
	after->file = whole.path;
	files = after->files.at;
	files[after->files.count++] = whole;
	after->documents = documents_after(task, &withheld);
	after->version = manifest_version(after);
	return after;
}

static bool
write_output(const struct withholding *withholding, const char *issue,
    const char *name, struct text bytes)
{
	struct arena *scratch = arena_new();
	const char *local = file_join(
	    scratch, withholding->output, path_join(scratch, issue, name));
	bool good = file_make_directory(
			withholding->diag, file_directory(scratch, local)) &&
	    file_write_output(withholding->diag, local, bytes);

	arena_free(scratch);
	return good;
}

static bool
read_pdf(const struct withhold_task *task, struct text *bytes)
{
	const struct issue_entry *manifest = task->manifest;
	const struct entry_file *file = manifest_find(manifest, manifest->file);

	return takeover_file(task->withholding->published, task->arena,
	    path_join(task->arena, task->issue->path, file->path), PDF_MOST,
	    file->digest, bytes);
}

/* A PDF made earlier in the same run is here, not on the portal. */
static bool
is_here(const struct withhold_task *task, struct text *bytes)
{
	const struct issue_entry *manifest = task->manifest;
	struct arena *arena = task->arena;
	const struct entry_file *file = manifest_find(manifest, manifest->file);
	const char *local = file_join(arena,
	    file_join(arena, task->withholding->output, task->issue->path),
	    file->path);

	return !file_is_absent(local) &&
	    file_read(arena, task->withholding->diag, local, bytes) &&
	    digest_equal(digest_of(*bytes), file->digest);
}

/* The issue's PDF before it was signed. */
static struct text
unsigned_of(const struct withhold_task *task, struct text pdf)
{
	const struct issue_entry *manifest = task->manifest;
	const struct entry_file *file = manifest_find(manifest, manifest->file);
	bool is_signed = file->base_size > 0 && file->base_size < pdf.length;

	return is_signed ? text_part(pdf, 0, file->base_size) : pdf;
}

static bool
withhold_document(struct withhold_task *task, struct text *pdf)
{
	struct entry_withheld withheld = {.date = task->restriction->date,
	    .by = task->restriction->by,
	    .why = task->restriction->why};
	struct entry_file whole;
	struct text before;

	if ((!is_here(task, &before) && !read_pdf(task, &before)) ||
	    !redact_issue(task, unsigned_of(task, before), pdf) ||
	    !find_pages(task, &withheld))
		return false;
	whole = whole_after(task, pdf);
	task->manifest = manifest_after(task, whole, withheld);
	return true;
}

/* Lists the removed files in the restriction. */
static void
list_removed(const struct withhold_task *task)
{
	struct arena *arena = task->arena;
	const struct entry_withheld *withheld =
	    &manifest_document(task->manifest, task->restriction->id)->withheld;
	const struct entry_file *files = withheld->files.at;
	struct strings *removed = &task->restriction->removed;

	removed->at = arena_alloc(arena,
	    (withheld->files.count + withheld->pages.count) *
		sizeof *removed->at);
	removed->count = 0;
	for (size_t i = 0; i < withheld->files.count; i++) {
		removed->at[removed->count++] =
		    path_join(arena, task->issue->path, files[i].path);
		if (strncmp(files[i].path, "cong-bao-", 9) == 0)
			task->restriction->before = files[i].digest;
	}
	for (size_t i = 0; i < withheld->pages.count; i++)
		removed->at[removed->count++] = withheld->pages.at[i];
}

/* Signs the new manifest; a signature of another one does not stay. */
static bool
write_signature(const struct withhold_task *task, struct text manifest)
{
	const struct withholding *withholding = task->withholding;
	const struct withheld_file file = {task->issue->path,
	    manifest_signature_name(task->arena, task->manifest),
	    expects_signature(task)};
	const char *local = file_join(task->arena, withholding->output,
	    path_join(task->arena, file.issue, file.name));
	struct text signature;

	if (withheld_file_sign(withholding, &file, manifest, &signature))
		return write_output(
		    withholding, file.issue, file.name, signature);
	return file_is_absent(local) || file_remove(withholding->diag, local);
}

/* If an interrupted run has done all of it, its result is used. */
static bool
withhold(const struct withholding *withholding, struct restriction *restriction)
{
	struct withhold_task task = {.withholding = withholding,
	    .arena = withholding->arena,
	    .restriction = restriction};
	struct text pdf, manifest;

	if (!takeover_issues(withholding->published) || !find_document(&task))
		return false;
	if (entry_is_withheld(task.document) ? !read_pdf(&task, &pdf)
					     : !withhold_document(&task, &pdf))
		return false;
	manifest = manifest_write(withholding->arena, task.manifest);
	list_removed(&task);
	return write_output(
		   withholding, task.issue->path, task.manifest->file, pdf) &&
	    write_output(
		withholding, task.issue->path, MANIFEST_NAME, manifest) &&
	    write_signature(&task, manifest) &&
	    takeover_withdraw(withholding->published,
		&(struct withdrawal) {
		    task.issue->path, restriction->id, task.manifest},
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
fetch_file(const struct withholding *withholding, const char *issue,
    const struct entry_file *file)
{
	struct arena *scratch = arena_new();
	struct text bytes;
	bool good = takeover_file(withholding->published, scratch,
			path_join(scratch, issue, file->path), file->size,
			file->digest, &bytes) &&
	    write_output(withholding, issue, file->path, bytes);

	arena_free(scratch);
	return good;
}

/* The signatures of the manifests that the issue has had, where there are any:
   the ledger has their digests, and publish sends no others. */
static bool
fetch_signatures(const struct withholding *withholding,
    const struct issue_entry *manifest, const char *issue)
{
	struct portal *portal = withholding->published->portal;
	struct arena *scratch = arena_new();
	bool good = true;

	for (size_t i = 0; good && i <= manifest_withheld(manifest); i++) {
		const char *name = manifest_signature_after(scratch, i);
		struct text bytes;
		enum answer answer = portal_read(portal, scratch,
		    path_join(scratch, issue, name), MANIFEST_SIGNATURE_MOST,
		    &bytes);

		good = answer != ANSWER_FAILURE &&
		    (answer != ANSWER_WHOLE ||
			write_output(withholding, issue, name, bytes));
	}
	arena_free(scratch);
	return good;
}

static bool
fetch_issue(
    const struct withholding *withholding, const struct issue_entry *issue)
{
	const struct issue_entry *manifest = takeover_manifest(
	    withholding->published, withholding->arena, issue->path);
	struct entry_file own = {
	    MANIFEST_NAME, MANIFEST_MOST, issue->manifest, ""};

	if (manifest == NULL)
		return false;
	for (size_t i = 0; i < manifest->files.count; i++)
		if (!fetch_file(withholding, issue->path,
			manifest_file_at(manifest, i)))
			return false;
	return fetch_signatures(withholding, manifest, issue->path) &&
	    fetch_file(withholding, issue->path, &own);
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
