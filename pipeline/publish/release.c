#include "publish/release.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "catalog/enter.h"
#include "number/issue.h"
#include "portal/public_file.h"
#include "print/print_cache.h"
#include "publish/describe.h"
#include "publish/manifest.h"
#include "site/akoma.h"
#include "typeset/layout.h"

/* The forms that a document is published in. */
static const struct {
	const char *ending, *type;
} FORMS[] = {
    [FORM_PDF] = {".pdf", "application/pdf"},
    [FORM_MARKDOWN] = {".md", "text/markdown; charset=utf-8"},
    [FORM_AKOMA] = {".xml", "application/akn+xml"},
};

/* Files are named in the order of their paths. */
static void
insert(struct release *release, const char *path, const char *type,
    struct printing printing)
{
	size_t i = release->count++;

	for (; i > 0 && strcmp(release->at[i - 1].path, path) > 0; i--) {
		release->at[i] = release->at[i - 1];
		release->printings[i] = release->printings[i - 1];
	}
	release->at[i] = (struct public_file) {.path = path, .type = type};
	release->printings[i] = printing;
}

static void
list_files(struct arena *arena, struct release *release)
{
	struct entry_file *list =
	    arena_alloc(arena, release->count * sizeof *list);

	for (size_t i = 0; i < release->count; i++)
		list[i] = (struct entry_file) {release->at[i].path,
		    release->at[i].size, release->at[i].digest,
		    release->at[i].type};
	enter_files(arena, release->manifest, list, release->count);
}

void
release_seal(struct arena *arena, struct release *release)
{
	list_files(arena, release);
	release->layout = NULL;
	release->print_cache = NULL;
	release->at[release->count++] =
	    public_file_of(path_join(arena, release->directory, MANIFEST_NAME),
		JSON_TYPE, manifest_write(arena, release->manifest));
}

static void
insert_document(struct arena *arena, struct release *release,
    const struct layout *layout, size_t index)
{
	const struct document *document = layout->at[index].document;
	const struct attachments *attached = &document->attachments;
	const char *stem = path_join(arena, release->directory, document->slug);

	for (int form = 0; form < FORM_COUNT; form++)
		insert(release,
		    arena_format(arena, "%s%s", stem, FORMS[form].ending),
		    FORMS[form].type,
		    (struct printing) {.form = (enum form)form, index});
	for (size_t i = 0; i < attached->count; i++)
		insert(release,
		    arena_format(arena, "%s%s", stem, attached->at[i].ending),
		    attached->at[i].type,
		    (struct printing) {FORM_ATTACHED, index, i});
}

/* How many there will be, the manifest too. */
static size_t
count_files(const struct layout *layout)
{
	size_t count = 2;

	for (size_t i = 0; i < layout->count; i++)
		count += FORM_COUNT + layout->at[i].document->attachments.count;
	return count;
}

struct release *
release_begin(struct arena *arena, const struct layout *layout,
    const struct registry *registry, const struct making *making)
{
	struct release *release = arena_alloc(arena, sizeof *release);
	const struct issue *issue = layout->issue;
	size_t count = count_files(layout);

	release->directory =
	    arena_format(arena, "%d/%s", issue->year, issue->slug);
	release->layout = layout;
	release->print_cache = print_cache_new(arena, &layout->pages);
	release->at = arena_alloc(arena, count * sizeof *release->at);
	release->printings =
	    arena_alloc(arena, count * sizeof *release->printings);
	release->manifest = enter_issue(arena, layout, registry, making);
	insert(release,
	    path_join(arena, release->directory, release->manifest->file),
	    FORMS[FORM_PDF].type,
	    (struct printing) {.form = FORM_PDF, layout->count});
	for (size_t i = 0; i < layout->count; i++)
		insert_document(arena, release, layout, i);
	return release;
}

static bool
print_pdf(struct arena *arena, struct diag *diag, const struct release *release,
    const char *path, size_t index, struct text *bytes)
{
	const struct layout *layout = release->layout;
	bool whole = index == layout->count;
	struct extent extent = whole
	    ? (struct extent) {NULL, 0, layout->pages.count}
	    : layout->at[index];
	struct pdf_info info = whole
	    ? describe_issue_pdf(arena, release->manifest)
	    : describe_document_pdf(
		  arena, release->manifest, entry_at(release->manifest, index));

	info.first = extent.first;
	info.count = extent.count;
	return pdf_print(arena, diag, path, release->print_cache, &info, bytes);
}

static bool
print(struct arena *arena, struct diag *diag, const struct release *release,
    const char *path, struct printing printing, struct text *bytes)
{
	const struct layout *layout = release->layout;

	switch (printing.form) {
	case FORM_PDF:
		return print_pdf(
		    arena, diag, release, path, printing.extent, bytes);
	case FORM_MARKDOWN:
		*bytes = layout->at[printing.extent]
			     .document->decision->source->text;
		break;
	case FORM_AKOMA:
		*bytes = akoma_document(arena, release->manifest,
		    entry_at(release->manifest, printing.extent),
		    layout->at[printing.extent].document);
		break;
	case FORM_ATTACHED:
		return file_read_source(arena, diag,
		    layout->at[printing.extent]
			.document->attachments.at[printing.attachment]
			.path,
		    bytes);
	}
	return true;
}

bool
release_bytes(struct arena *arena, struct diag *diag, struct release *release,
    size_t index, struct text *bytes)
{
	struct public_file *file = &release->at[index];

	if (release->layout == NULL)
		return public_file_bytes(arena, diag, file, bytes);
	if (!print(arena, diag, release, file->path, release->printings[index],
		bytes))
		return false;
	file->size = bytes->length;
	file->digest = digest_of(*bytes);
	return true;
}
