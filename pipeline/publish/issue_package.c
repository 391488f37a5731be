#include "publish/issue_package.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "catalog/enter.h"
#include "number/issue.h"
#include "portal/public_file.h"
#include "print/pdf.h"
#include "print/print_cache.h"
#include "publish/describe.h"
#include "publish/manifest.h"
#include "site/akoma.h"
#include "typeset/layout.h"

/* The formats that a document is published in. */
static const struct {
	const char *ending, *type;
} FORMATS[] = {
    [FORMAT_PDF] = {".pdf", "application/pdf"},
    [FORMAT_MARKDOWN] = {".md", "text/markdown; charset=utf-8"},
    [FORMAT_AKOMA] = {".xml", "application/akn+xml"},
};

/* Keeps the files sorted by path. */
static void
insert(struct issue_package *package, const char *path, const char *type,
    struct printing printing)
{
	size_t i = package->count++;

	for (; i > 0 && strcmp(package->at[i - 1].path, path) > 0; i--) {
		package->at[i] = package->at[i - 1];
		package->printings[i] = package->printings[i - 1];
	}
	package->at[i] = (struct public_file) {.path = path, .type = type};
	package->printings[i] = printing;
}

static void
list_files(struct arena *arena, struct issue_package *package)
{
	struct entry_file *list =
	    arena_alloc(arena, package->count * sizeof *list);

	for (size_t i = 0; i < package->count; i++)
		list[i] = (struct entry_file) {package->at[i].path,
		    package->at[i].size, package->at[i].digest,
		    package->at[i].type};
	enter_files(arena, package->manifest, list, package->count);
}

void
issue_package_finish(struct arena *arena, struct issue_package *package)
{
	list_files(arena, package);
	package->layout = NULL;
	package->print_cache = NULL;
	package->at[package->count++] =
	    public_file_of(path_join(arena, package->directory, MANIFEST_NAME),
		JSON_TYPE, manifest_write(arena, package->manifest));
}

static void
insert_document(struct arena *arena, struct issue_package *package,
    const struct layout *layout, size_t index)
{
	const struct document *document = layout->at[index].document;
	const struct attachments *attached = &document->attachments;
	const char *stem = path_join(arena, package->directory, document->slug);

	for (int format = 0; format < FORMAT_COUNT; format++)
		insert(package,
		    arena_format(arena, "%s%s", stem, FORMATS[format].ending),
		    FORMATS[format].type,
		    (struct printing) {
			.format = (enum package_format)format, index});
	for (size_t i = 0; i < attached->count; i++)
		insert(package,
		    arena_format(arena, "%s%s", stem, attached->at[i].ending),
		    attached->at[i].type,
		    (struct printing) {FORMAT_ATTACHED, index, i});
}

/* The number of files, with the issue's PDF and the manifest. */
static size_t
count_files(const struct layout *layout)
{
	size_t count = 2;

	for (size_t i = 0; i < layout->count; i++)
		count +=
		    FORMAT_COUNT + layout->at[i].document->attachments.count;
	return count;
}

struct issue_package *
issue_package_begin(struct arena *arena, const struct layout *layout,
    const struct registry *registry, const struct making *making)
{
	struct issue_package *package = arena_alloc(arena, sizeof *package);
	const struct issue *issue = layout->issue;
	size_t count = count_files(layout);

	package->directory =
	    arena_format(arena, "%d/%s", issue->year, issue->slug);
	package->layout = layout;
	package->print_cache = print_cache_new(arena, &layout->pages);
	package->at = arena_alloc(arena, count * sizeof *package->at);
	package->printings =
	    arena_alloc(arena, count * sizeof *package->printings);
	package->manifest = enter_issue(arena, layout, registry, making);
	insert(package,
	    path_join(arena, package->directory, package->manifest->file),
	    FORMATS[FORMAT_PDF].type,
	    (struct printing) {.format = FORMAT_PDF, layout->count});
	for (size_t i = 0; i < layout->count; i++)
		insert_document(arena, package, layout, i);
	return package;
}

static bool
print_pdf(struct arena *arena, struct diag *diag,
    const struct issue_package *package, const char *path, size_t index,
    struct text *bytes)
{
	const struct layout *layout = package->layout;
	bool whole = index == layout->count;
	struct extent extent = whole
	    ? (struct extent) {NULL, 0, layout->pages.count}
	    : layout->at[index];
	struct pdf_info info = whole
	    ? describe_issue_pdf(arena, package->manifest)
	    : describe_document_pdf(
		  arena, package->manifest, entry_at(package->manifest, index));

	info.first = extent.first;
	info.count = extent.count;
	return pdf_print(arena, diag, path, package->print_cache, &info, bytes);
}

static bool
print(struct arena *arena, struct diag *diag,
    const struct issue_package *package, const char *path,
    struct printing printing, struct text *bytes)
{
	const struct layout *layout = package->layout;

	switch (printing.format) {
	case FORMAT_PDF:
		return print_pdf(
		    arena, diag, package, path, printing.extent, bytes);
	case FORMAT_MARKDOWN:
		*bytes = layout->at[printing.extent]
			     .document->decision->source->text;
		break;
	case FORMAT_AKOMA:
		*bytes = akoma_document(arena, package->manifest,
		    entry_at(package->manifest, printing.extent),
		    layout->at[printing.extent].document);
		break;
	case FORMAT_ATTACHED:
		return file_read_source(arena, diag,
		    layout->at[printing.extent]
			.document->attachments.at[printing.attachment]
			.path,
		    bytes);
	}
	return true;
}

bool
issue_package_bytes(struct arena *arena, struct diag *diag,
    struct issue_package *package, size_t index, struct text *bytes)
{
	struct public_file *file = &package->at[index];

	if (package->layout == NULL)
		return public_file_bytes(arena, diag, file, bytes);
	if (!print(arena, diag, package, file->path, package->printings[index],
		bytes))
		return false;
	file->size = bytes->length;
	file->digest = digest_of(*bytes);
	return true;
}
