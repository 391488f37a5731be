#include "publish/release.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "number/issue.h"
#include "publish/describe.h"
#include "publish/manifest.h"
#include "base/path.h"
#include "typeset/edition.h"

#define PDF_TYPE "application/pdf"
#define JSON_TYPE "application/json"

const char *
release_directory(struct arena *arena, const struct issue *issue)
{
	return arena_format(arena, "%d/%s", issue->year, issue->slug);
}

const struct public_file *
release_manifest_file(const struct release *release)
{
	assert(release->count > 0);
	return &release->at[release->count - 1];
}

static int
compare(const void *left, const void *right)
{
	const struct public_file *a = left, *b = right;

	return strcmp(a->path, b->path);
}

static bool
print(struct arena *arena, struct diag *diag, struct release *release,
    const char *name, const struct edition *edition, struct extent extent,
    struct pdf_info info)
{
	const char *path = path_join(arena, release->directory, name);
	struct text bytes;

	if (!pdf_print(arena, diag, path, &edition->pages, extent.first,
		extent.count, &info, &bytes))
		return false;
	release->at[release->count++] = public_file_of(path, PDF_TYPE, bytes);
	return true;
}

static bool
print_all(struct arena *arena, struct diag *diag, struct release *release,
    const struct edition *edition)
{
	const struct issue *issue = edition->issue;
	struct extent whole = {NULL, 0, edition->pages.count};
	bool good =
	    print(arena, diag, release, describe_issue_file(arena, issue),
		edition, whole, describe_issue_pdf(arena, issue));

	for (size_t i = 0; good && i < edition->count; i++) {
		const struct document *document = edition->at[i].document;

		good = print(arena, diag, release,
		    describe_document_file(arena, document), edition,
		    edition->at[i],
		    describe_document_pdf(arena, issue, document));
	}
	return good;
}

static void
list_files(struct arena *arena, struct release *release)
{
	struct manifest_file *list =
	    arena_alloc(arena, release->count * sizeof *list);
	size_t skip = strlen(release->directory) + 1;

	for (size_t i = 0; i < release->count; i++)
		list[i] = (struct manifest_file) {release->at[i].path + skip,
		    release->at[i].size, release->at[i].digest,
		    release->at[i].type};
	release->manifest->files = (struct items) {list, release->count};
}

static void
add_manifest(struct arena *arena, struct release *release)
{
	release->at[release->count++] =
	    public_file_of(path_join(arena, release->directory, MANIFEST_NAME),
		JSON_TYPE, manifest_write(arena, release->manifest));
}

struct release *
release_make(struct arena *arena, struct diag *diag,
    const struct edition *edition, const struct registry *registry)
{
	struct release *release = arena_alloc(arena, sizeof *release);

	release->source = edition->issue->path;
	release->directory = release_directory(arena, edition->issue);
	release->at =
	    arena_alloc(arena, (edition->count + 2) * sizeof *release->at);
	release->manifest = describe_issue(arena, edition, registry);
	if (!print_all(arena, diag, release, edition))
		return NULL;
	qsort(release->at, release->count, sizeof *release->at, compare);
	list_files(arena, release);
	add_manifest(arena, release);
	return release;
}

static void
add_listed(struct arena *arena, struct release *release, const char *directory)
{
	const struct manifest *manifest = release->manifest;

	release->at = arena_alloc(
	    arena, (manifest->files.count + 1) * sizeof *release->at);
	for (size_t i = 0; i < manifest->files.count; i++) {
		const struct manifest_file *file =
		    manifest_file_at(manifest, i);

		release->at[release->count++] = (struct public_file) {
		    .path = path_join(arena, release->directory, file->path),
		    .local = file_join(arena, directory, file->path),
		    .size = file->size,
		    .digest = file->digest,
		    .type = file->type};
	}
}

struct release *
release_load(struct arena *arena, struct diag *diag, const char *output,
    const struct issue *issue)
{
	struct release *release = arena_alloc(arena, sizeof *release);
	const char *directory, *path;
	struct text bytes;

	release->source = issue->path;
	release->directory = release_directory(arena, issue);
	directory = file_join(arena, output, release->directory);
	path = file_join(arena, directory, MANIFEST_NAME);
	if (!file_read(arena, diag, path, &bytes))
		return NULL;
	release->manifest = manifest_read(
	    arena, (struct origin) {diag, "publish-manifest", path}, bytes);
	if (release->manifest == NULL)
		return NULL;
	add_listed(arena, release, directory);
	release->at[release->count++] =
	    public_file_of(path_join(arena, release->directory, MANIFEST_NAME),
		JSON_TYPE, bytes);
	return release;
}
