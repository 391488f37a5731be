#include "publish/release.h"

#include <assert.h>
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

/* Files are named in the order of their paths. */
static void
insert(struct release *release, const char *path, size_t extent)
{
	size_t i = release->count++;

	for (; i > 0 && strcmp(release->at[i - 1].path, path) > 0; i--) {
		release->at[i] = release->at[i - 1];
		release->extents[i] = release->extents[i - 1];
	}
	release->at[i] = (struct public_file) {.path = path, .type = PDF_TYPE};
	release->extents[i] = extent;
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

void
release_seal(struct arena *arena, struct release *release)
{
	list_files(arena, release);
	release->edition = NULL;
	release->at[release->count++] =
	    public_file_of(path_join(arena, release->directory, MANIFEST_NAME),
		JSON_TYPE, manifest_write(arena, release->manifest));
}

struct release *
release_begin(struct arena *arena, const struct edition *edition,
    const struct registry *registry)
{
	struct release *release = arena_alloc(arena, sizeof *release);
	const struct issue *issue = edition->issue;

	release->source = issue->path;
	release->directory = release_directory(arena, issue);
	release->edition = edition;
	release->at =
	    arena_alloc(arena, (edition->count + 2) * sizeof *release->at);
	release->extents =
	    arena_alloc(arena, (edition->count + 1) * sizeof(size_t));
	release->manifest = describe_issue(arena, edition, registry);
	insert(release,
	    path_join(
		arena, release->directory, describe_issue_file(arena, issue)),
	    edition->count);
	for (size_t i = 0; i < edition->count; i++)
		insert(release,
		    path_join(arena, release->directory,
			describe_document_file(arena, edition->at[i].document)),
		    i);
	return release;
}

bool
release_bytes(struct arena *arena, struct diag *diag, struct release *release,
    size_t index, struct text *bytes)
{
	struct public_file *file = &release->at[index];
	const struct edition *edition = release->edition;
	struct extent extent;
	struct pdf_info info;

	if (edition == NULL)
		return public_file_bytes(arena, diag, file, bytes);
	if (release->extents[index] == edition->count) {
		extent = (struct extent) {NULL, 0, edition->pages.count};
		info = describe_issue_pdf(arena, edition->issue);
	} else {
		extent = edition->at[release->extents[index]];
		info = describe_document_pdf(
		    arena, edition->issue, extent.document);
	}
	if (!pdf_print(arena, diag, file->path, &edition->pages, extent.first,
		extent.count, &info, bytes))
		return false;
	file->size = bytes->length;
	file->digest = digest_of(*bytes);
	return true;
}
