#include "publish/issue_package.h"

#include <stdio.h>
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
		    package->at[i].type, package->printings[i].base_size,
		    package->printings[i].base};
	enter_files(arena, package->manifest, list, package->count);
}

static const struct signature_record *
record_of(const struct issue_package *package, const char *file)
{
	return package->signing.records == NULL
	    ? NULL
	    : signature_records_find(package->signing.records, file);
}

/* A document of the issue: its text, its pictures, and where it begins. */
static void
digest_document(struct digesting *digesting, const struct entry *entry)
{
	const struct entry_image *images = entry->images.at;
	char page[32];

	snprintf(page, sizeof page, "%d\n", entry->pages.first);
	digesting_add(digesting, text_of(page));
	digesting_add(digesting, text_of(entry->source.digest.hex));
	for (size_t i = 0; i < entry->images.count; i++)
		digesting_add(digesting, text_of(images[i].source.digest.hex));
}

/* Of the documents from `first`, with the issue's line of the register: its
   number and date are printed on every page. */
static struct digest
documents_digest(const struct issue_entry *manifest, size_t first, size_t count)
{
	struct digesting *digesting = digesting_begin();

	digesting_add(digesting, text_of(manifest->registered.chain.hex));
	for (size_t i = first; i < first + count; i++)
		digest_document(digesting, entry_at(manifest, i));
	return digesting_end(digesting);
}

struct signature_inputs
issue_package_inputs(const struct issue_package *package, size_t index)
{
	const struct issue_entry *manifest = package->manifest;
	size_t count = manifest->documents.count;
	size_t extent =
	    index < package->count ? package->printings[index].extent : count;
	bool whole = extent == count;

	return (struct signature_inputs) {
	    .source = documents_digest(
		manifest, whole ? 0 : extent, whole ? count : 1),
	    .profile = manifest->making.profile,
	    .faces = manifest->making.faces,
	    .version = manifest->making.version,
	    .program = package->signing.program};
}

struct text
issue_package_manifest(struct arena *arena, struct issue_entry *manifest,
    const struct signature_record *record)
{
	struct making now = manifest->making;
	struct text bytes;

	if (record == NULL)
		return manifest_write(arena, manifest);
	manifest->making = (struct making) {record->inputs.version,
	    record->inputs.profile, record->inputs.faces};
	bytes = manifest_write(arena, manifest);
	if (signature_record_fits(record, bytes))
		return bytes;
	manifest->making = now;
	return manifest_write(arena, manifest);
}

static void
append(struct arena *arena, struct issue_package *package, const char *name,
    const char *type, struct text bytes)
{
	package->at[package->count++] = public_file_of(
	    path_join(arena, package->directory, name), type, bytes);
}

bool
issue_package_finish(
    struct arena *arena, struct diag *diag, struct issue_package *package)
{
	const struct signature_record *record =
	    record_of(package, MANIFEST_SIGNATURE_NAME);
	struct signature_inputs inputs =
	    issue_package_inputs(package, package->count);
	struct text bytes, signature;

	list_files(arena, package);
	bytes = issue_package_manifest(arena, package->manifest, record);
	package->layout = NULL;
	package->print_cache = NULL;
	append(arena, package, MANIFEST_NAME, JSON_TYPE, bytes);
	if (record == NULL)
		return true;
	if (!signature_record_apply(
		arena, diag, record, bytes, &inputs, &signature))
		return false;
	append(arena, package, MANIFEST_SIGNATURE_NAME, MANIFEST_SIGNATURE_TYPE,
	    signature);
	return true;
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

/* The number of files, with the issue's PDF, the manifest and its signature. */
static size_t
count_files(const struct layout *layout)
{
	size_t count = 3;

	for (size_t i = 0; i < layout->count; i++)
		count +=
		    FORMAT_COUNT + layout->at[i].document->attachments.count;
	return count;
}

struct issue_package *
issue_package_begin(struct arena *arena, const struct layout *layout,
    const struct registry *registry, const struct making *making,
    const struct package_signing *signing)
{
	struct issue_package *package = arena_alloc(arena, sizeof *package);
	const struct issue *issue = layout->issue;
	size_t count = count_files(layout);

	package->directory =
	    arena_format(arena, "%d/%s", issue->year, issue->slug);
	package->layout = layout;
	package->signing = *signing;
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

void
issue_package_check_signed(
    struct diag *diag, const struct issue_package *package)
{
	const struct signature_records *records = package->signing.records;
	struct arena *scratch = arena_new();
	struct buffer missing = {.arena = scratch};

	if (records == NULL || records->count == 0)
		goto out;
	for (size_t i = 0; i < package->count; i++) {
		const char *name = file_base(scratch, package->at[i].path);

		if (package->printings[i].format == FORMAT_PDF &&
		    record_of(package, name) == NULL)
			buffer_format(&missing, " %s", name);
	}
	if (record_of(package, MANIFEST_SIGNATURE_NAME) == NULL)
		buffer_string(&missing, " " MANIFEST_SIGNATURE_NAME);
	if (missing.length > 0)
		diag_warning_at(diag, CODE_SIGN_MISSING, records->directory,
		    "has signatures of some files, and none of these:%s",
		    missing.at);
out:
	arena_free(scratch);
}

/*
 * The file as it was printed when it was signed: what is printed now, or, if
 * that is other only because congbao or a library is, what the output directory
 * has.
 */
static struct text
signed_base(struct arena *arena, const struct issue_package *package,
    size_t index, const struct signature_record *record, struct text printed)
{
	struct signature_inputs now = issue_package_inputs(package, index);
	const char *output = package->signing.output;
	struct text there, base;
	bool found;

	if (output == NULL || signature_record_fits(record, printed) ||
	    !signature_inputs_same_source(&record->inputs, &now) ||
	    !file_read_if_there(arena, diag_new(arena),
		file_join(arena, output, package->at[index].path), &there,
		&found) ||
	    !found || there.length < record->base_size)
		return printed;
	base = text_part(there, 0, record->base_size);
	return signature_record_fits(record, base) ? base : printed;
}

/* Signs a PDF, if a signature of it is recorded. */
static bool
sign(struct arena *arena, struct diag *diag, struct issue_package *package,
    size_t index, struct text *bytes)
{
	struct printing *printing = &package->printings[index];
	const struct signature_record *record =
	    record_of(package, file_base(arena, package->at[index].path));
	struct signature_inputs now;
	struct text base;

	if (record == NULL || printing->format != FORMAT_PDF)
		return true;
	now = issue_package_inputs(package, index);
	base = signed_base(arena, package, index, record, *bytes);
	printing->base_size = record->base_size;
	printing->base = record->base;
	return signature_record_apply(arena, diag, record, base, &now, bytes);
}

bool
issue_package_bytes(struct arena *arena, struct diag *diag,
    struct issue_package *package, size_t index, struct text *bytes)
{
	struct public_file *file = &package->at[index];

	if (package->layout == NULL)
		return public_file_bytes(arena, diag, file, bytes);
	if (!print(arena, diag, package, file->path, package->printings[index],
		bytes) ||
	    !sign(arena, diag, package, index, bytes))
		return false;
	file->size = bytes->length;
	file->digest = digest_of(*bytes);
	return true;
}
