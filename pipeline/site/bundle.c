#include "site/bundle.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/zip.h"
#include "catalog/archive.h"
#include "catalog/issue_record.h"

struct bundle {
	struct zip *zip;
	struct diag *diag;
	const char *output;
};

static bool
add_file(const struct bundle *bundle, const char *path)
{
	struct arena *scratch = arena_new();
	struct text bytes;
	bool good = file_read(scratch, bundle->diag,
	    file_join(scratch, bundle->output, path), &bytes);

	if (good)
		zip_add(bundle->zip, path, bytes);
	arena_free(scratch);
	return good;
}

static bool
add_files(struct zip *zip, struct diag *diag, const char *output,
    const struct issue_entry *issue)
{
	const struct bundle bundle = {zip, diag, output};
	struct arena *scratch = arena_new();
	bool good = add_file(&bundle, issue->manifest_path) &&
	    add_file(
		&bundle, issue_record_path(scratch, issue->year, issue->slug));

	for (size_t i = 0; good && i < issue->documents.count; i++) {
		const struct entry *entry = entry_at(issue, i);
		const struct entry_file *files = entry->files.at;

		for (size_t j = 0; good && j < entry->files.count; j++)
			if (!text_ends(text_of(files[j].path), ".pdf"))
				good = add_file(&bundle, files[j].path);
	}
	arena_free(scratch);
	return good;
}

const char *
bundle_pack_path(struct arena *arena, int year, const char *slug)
{
	return arena_format(arena, ".congbao/goi/%d/%s.zip", year, slug);
}

struct text
bundle_pack(struct arena *arena, struct diag *diag, const char *output,
    const struct issue_entry *issue)
{
	struct zip *zip = zip_new();
	struct text bytes = {0};

	if (add_files(zip, diag, output, issue)) {
		bytes = zip_end(zip);
		bytes.at = arena_copy(arena, bytes.at, bytes.length);
	}
	zip_free(zip);
	return bytes;
}

static bool
is_any(const void *context, const char *path)
{
	(void)context;
	(void)path;
	return true;
}

/* Older versions of congbao left no pack. */
bool
bundle_add(struct zip *zip, struct diag *diag, const char *output,
    const struct issue_entry *issue)
{
	struct arena *scratch = arena_new();
	const char *pack = file_join(scratch, output,
	    bundle_pack_path(scratch, issue->year, issue->slug));
	bool there = !file_is_absent(pack);
	bool good = there ? zip_take(zip, pack, is_any, NULL)
			  : add_files(zip, diag, output, issue);

	if (!good && there && !diag_is_bad(diag))
		diag_failure(
		    diag, pack, "is not a ZIP file: build the issue again");
	arena_free(scratch);
	return good;
}

/* "2024/so-02/a.md" and "2024/so-02.json" are files of so-02 of 2024. */
static bool
is_of(const struct issue_entry *issue, const char *path)
{
	size_t length = strlen(issue->slug);

	return atoi(path) == issue->year && strlen(path) > 5 + length &&
	    strncmp(path + 5, issue->slug, length) == 0 &&
	    (path[5 + length] == '/' || path[5 + length] == '.');
}

/* Is the file still listed by the documents of the issue? */
static bool
is_listed(const struct issue_entry *issue, const char *path)
{
	for (size_t i = 0; i < issue->documents.count; i++) {
		const struct entry *entry = entry_at(issue, i);
		const struct entry_file *files = entry->files.at;

		for (size_t j = 0; j < entry->files.count; j++)
			if (strcmp(files[j].path, path) == 0)
				return true;
	}
	return false;
}

static bool
is_published(const void *context, const char *path)
{
	const struct archive *archive = context;

	for (size_t i = archive->issue_count; i-- > 0;)
		if (is_of(archive->issues[i], path))
			return archive->issues[i]->is_published &&
			    (!archive->issues[i]->is_changed ||
				is_listed(archive->issues[i], path));
	return false;
}

bool
bundle_add_changed(struct zip *zip, struct diag *diag, const char *output,
    const struct issue_entry *issue)
{
	const struct bundle bundle = {zip, diag, output};
	struct arena *scratch = arena_new();
	bool good = add_file(&bundle, issue->manifest_path);

	if (good)
		zip_add(zip,
		    issue_record_path(scratch, issue->year, issue->slug),
		    issue_record_write(scratch, issue));
	arena_free(scratch);
	return good;
}

bool
bundle_take(struct zip *zip, struct diag *diag, const struct archive *archive,
    const char *published)
{
	if (zip_take(zip, published, is_published, archive))
		return true;
	diag_error_at(diag, CODE_SITE_PUBLISHED, NULL,
	    "the published texts of a year are not a ZIP file");
	return false;
}
