#include "publish/build.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/draft.h"
#include "base/file.h"
#include "base/system_words.h"
#include "publish/issue_package.h"
#include "publish/manifest.h"

/* Does the file exist, with these bytes? False after a failure. */
static bool
has_bytes(struct diag *diag, const char *path, struct text bytes, bool *same)
{
	struct arena *arena = arena_new();
	struct text found;
	bool there;
	bool good = file_read_if_there(arena, diag, path, &found, &there);

	*same = good && there && text_equal(found, bytes);
	arena_free(arena);
	return good;
}

/* The bytes are freed once they are written. */
static bool
write_file(struct diag *diag, const char *output, struct issue_package *package,
    size_t index, struct built *built)
{
	struct arena *arena = arena_new();
	const char *path = file_join(arena, output, package->at[index].path);
	struct text bytes;
	bool same;
	bool good = issue_package_bytes(arena, diag, package, index, &bytes) &&
	    has_bytes(diag, path, bytes, &same);

	if (good && same)
		built->kept++;
	else if (good)
		built->written++;
	good = good && (same || file_write_output(diag, path, bytes));
	arena_free(arena);
	return good;
}

/*
 * Loads the manifest of an earlier build; NULL if there is none of ours. False
 * after a failure.
 */
static bool
load_earlier(struct arena *arena, struct diag *diag, const char *directory,
    struct issue_entry **manifest)
{
	struct diag *quiet = diag_new(arena); /* it is replaced anyway */
	const char *path = file_join(arena, directory, MANIFEST_NAME);
	struct text bytes;
	bool there;

	*manifest = NULL;
	if (!file_read_if_there(arena, diag, path, &bytes, &there))
		return false;
	if (there)
		*manifest = manifest_read(arena,
		    (struct origin) {quiet, CODE_BUILD_MANIFEST, path}, bytes);
	return true;
}

static bool
remove_file(struct diag *diag, const char *path,
    const struct entry_file *listed, struct built *built)
{
	struct arena *arena = arena_new();
	struct text bytes;
	bool there;
	bool good = file_read_if_there(arena, diag, path, &bytes, &there);

	if (!good || !there)
		goto out;
	if (!digest_equal(digest_of(bytes), listed->digest)) {
		diag_warning_at(diag, CODE_BUILD_STRAY, path,
		    "is no longer a file of this issue, and was changed "
		    "since it was built: it is kept");
		goto out;
	}
	good = unlink(path) == 0;
	if (!good)
		diag_failure(diag, path, "%s", system_words(errno));
	built->removed++;
out:
	arena_free(arena);
	return good;
}

/*
 * Runs before the manifest is replaced: after an interruption, the next run
 * finds the old list again.
 */
static bool
remove_unlisted(struct arena *arena, struct diag *diag, const char *directory,
    const struct issue_entry *manifest, struct built *built)
{
	struct issue_entry *earlier;
	bool good = load_earlier(arena, diag, directory, &earlier);

	if (earlier == NULL)
		return good;
	for (size_t i = 0; good && i < earlier->files.count; i++) {
		const struct entry_file *file = manifest_file_at(earlier, i);

		if (manifest_find(manifest, file->path) == NULL)
			good = remove_file(diag,
			    file_join(arena, directory, file->path), file,
			    built);
	}
	return good;
}

/* That of an earlier manifest, if this one has none. */
static bool
remove_signature(struct arena *arena, struct diag *diag, const char *directory,
    struct built *built)
{
	const char *path = file_join(arena, directory, MANIFEST_SIGNATURE_NAME);

	if (file_is_absent(path))
		return true;
	built->removed++;
	return file_remove(diag, path);
}

/* After an error of one file, such as a signature that is stale, the others are
   written too, to find their errors. */
static bool
write_files(struct diag *diag, const char *output,
    struct issue_package *package, size_t first, size_t end,
    struct built *built)
{
	bool good = true;

	for (size_t i = first; i < end && diag->totals[SEVERITY_FAILURE] == 0;
	     i++)
		good &= write_file(diag, output, package, i, built);
	return good;
}

bool
build_write(struct arena *arena, struct diag *diag, const char *output,
    struct issue_package *package, struct built *built)
{
	const char *directory = file_join(arena, output, package->directory);
	bool printed = package->layout == NULL;
	size_t listed =
	    printed ? package->manifest->files.count : package->count;

	if (!file_make_directory(diag, directory) ||
	    !draft_remove_stale(diag, directory) ||
	    !write_files(diag, output, package, 0, listed, built) ||
	    (!printed && !issue_package_finish(arena, diag, package)) ||
	    !remove_unlisted(arena, diag, directory, package->manifest, built))
		return false;
	if (package->count == listed + 1 &&
	    !remove_signature(arena, diag, directory, built))
		return false;
	return write_files(
	    diag, output, package, listed, package->count, built);
}
