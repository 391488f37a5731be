#include "publish/build.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/draft.h"
#include "base/file.h"
#include "publish/manifest.h"
#include "publish/release.h"

/* Is there a file, and are these its bytes? False after a failure. */
static bool
has_bytes(struct diag *diag, const char *path, struct text bytes, bool *same)
{
	struct arena *arena = arena_new();
	struct text there = {0};
	bool good = true;

	*same = false;
	if (file_exists(path)) {
		good = file_read(arena, diag, path, &there);
		*same = good && text_equal(there, bytes);
	}
	arena_free(arena);
	return good;
}

static bool
write_file(struct arena *arena, struct diag *diag, const char *output,
    const struct public_file *file, struct built *built)
{
	const char *path = file_join(arena, output, file->path);
	struct text bytes;
	bool same;

	if (!public_file_bytes(arena, diag, file, &bytes) ||
	    !has_bytes(diag, path, bytes, &same))
		return false;
	if (same)
		built->kept++;
	else
		built->written++;
	return same || file_write(diag, path, bytes);
}

/* The manifest of an earlier build; NULL where there is none of ours. */
static struct manifest *
earlier_manifest(struct arena *arena, const char *directory)
{
	struct diag *quiet = diag_new(arena); /* it will be replaced anyway */
	const char *path = file_join(arena, directory, MANIFEST_NAME);
	struct text bytes;

	if (!file_exists(path) || !file_read(arena, quiet, path, &bytes))
		return NULL;
	return manifest_read(
	    arena, (struct origin) {quiet, "build-manifest", path}, bytes);
}

static bool
remove_file(struct diag *diag, const char *path,
    const struct manifest_file *listed, struct built *built)
{
	struct arena *arena = arena_new();
	struct text bytes;
	bool good = true;

	if (!file_exists(path))
		goto out;
	good = file_read(arena, diag, path, &bytes);
	if (!good)
		goto out;
	if (!digest_equal(digest_of(bytes), listed->digest)) {
		diag_warning_at(diag, "build-stray", path,
		    "no file of this issue any more, and not as it was "
		    "built: it stays here");
		goto out;
	}
	good = unlink(path) == 0;
	if (!good)
		diag_failure(diag, path, "%s", strerror(errno));
	built->removed++;
out:
	arena_free(arena);
	return good;
}

/*
 * Before the manifest is replaced: a run that is killed here finds the old
 * list again.
 */
static bool
remove_unlisted(struct arena *arena, struct diag *diag, const char *directory,
    const struct manifest *manifest, struct built *built)
{
	const struct manifest *earlier = earlier_manifest(arena, directory);
	bool good = true;

	if (earlier == NULL)
		return true;
	for (size_t i = 0; good && i < earlier->files.count; i++) {
		const struct manifest_file *file = manifest_file_at(earlier, i);

		if (manifest_find(manifest, file->path) == NULL)
			good = remove_file(diag,
			    file_join(arena, directory, file->path), file,
			    built);
	}
	return good;
}

bool
build_write(struct arena *arena, struct diag *diag, const char *output,
    const struct release *release, struct built *built)
{
	const char *directory = file_join(arena, output, release->directory);

	if (!file_make_directory(diag, directory) ||
	    !draft_tidy(diag, directory))
		return false;
	for (size_t i = 0; i + 1 < release->count; i++)
		if (!write_file(arena, diag, output, &release->at[i], built))
			return false;
	return remove_unlisted(
		   arena, diag, directory, release->manifest, built) &&
	    write_file(
		arena, diag, output, release_manifest_file(release), built);
}
