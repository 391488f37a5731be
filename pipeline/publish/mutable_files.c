#include "publish/mutable_files.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/draft.h"
#include "base/file.h"
#include "base/path.h"
#include "base/system_words.h"
#include "portal/public_file.h"
#include "publish/file_index.h"
#include "publish/takeover.h"

enum { GROUP_FILE_INDEX = 100 };

/* A file index of an earlier build. */
struct old_index {
	const char *path;
	struct file_index *file_index; /* NULL: none */
	bool is_used;		       /* a file in it was added or kept */
};

struct mutable_files {
	struct arena *arena;
	struct diag *diag;
	const char *output;
	struct takeover *published; /* NULL: nothing is */
	const char *last_directory; /* known to exist */
	struct indexed_file *at;
	size_t count, room;
	struct old_index *old_indexes;
	size_t old_count, old_room;
	struct file_digests digests; /* of all files, indexes first */
	struct strings dropped;	     /* few: searched one by one */
	size_t dropped_room;
	FILE *shared; /* records of the files that processes added or kept;
			 NULL: not shared */
};

static struct file_index *
load_old_index(struct mutable_files *mutable_files, const char *path)
{
	struct diag *quiet =
	    diag_new(mutable_files->arena); /* it is rewritten anyway */
	const char *local =
	    file_join(mutable_files->arena, mutable_files->output, path);
	struct arena *scratch = arena_new();
	struct file_index *file_index = NULL;
	struct text bytes;
	bool there;

	if (file_read_if_there(
		scratch, mutable_files->diag, local, &bytes, &there) &&
	    there)
		file_index = file_index_read(mutable_files->arena,
		    (struct origin) {quiet, CODE_PUBLISH_OUTPUT, local}, bytes);
	arena_free(scratch);
	return file_index;
}

/* Few, so searched one by one: each directory has one, except below years. */
static struct old_index *
old_index_of(struct mutable_files *mutable_files, const char *path)
{
	struct old_index *old;

	for (size_t i = 0; i < mutable_files->old_count; i++)
		if (strcmp(mutable_files->old_indexes[i].path, path) == 0)
			return &mutable_files->old_indexes[i];
	mutable_files->old_indexes = arena_more(mutable_files->arena,
	    mutable_files->old_indexes, mutable_files->old_count,
	    &mutable_files->old_room, sizeof *mutable_files->old_indexes);
	old = &mutable_files->old_indexes[mutable_files->old_count++];
	*old = (struct old_index) {.path = path};
	old->file_index = load_old_index(mutable_files, path);
	return old;
}

static const struct indexed_file *
find_old(struct mutable_files *mutable_files, const char *path)
{
	struct old_index *old = old_index_of(
	    mutable_files, file_index_of(mutable_files->arena, path));

	old->is_used = true;
	return old->file_index == NULL ? NULL
				       : file_index_find(old->file_index, path);
}

static void
load_below(
    struct mutable_files *mutable_files, const struct file_index *file_index)
{
	for (size_t i = 0; file_index != NULL && i < file_index->files.count;
	     i++)
		if (file_index_at(file_index, i)->group == GROUP_FILE_INDEX)
			old_index_of(
			    mutable_files, file_index_at(file_index, i)->path);
}

/* All indexes are loaded at once, so that forked processes share them. */
struct mutable_files *
mutable_files_begin(struct arena *arena, struct diag *diag, const char *output,
    struct takeover *published)
{
	struct mutable_files *mutable_files =
	    arena_alloc(arena, sizeof *mutable_files);

	mutable_files->arena = arena;
	mutable_files->diag = diag;
	mutable_files->output = output;
	mutable_files->published = published;
	mutable_files->last_directory = "";
	old_index_of(mutable_files, FILE_INDEX_NAME);
	for (size_t i = 0; i < mutable_files->old_count; i++)
		load_below(
		    mutable_files, mutable_files->old_indexes[i].file_index);
	return mutable_files;
}

static void
add_listed(struct mutable_files *mutable_files, const struct indexed_file *file)
{
	mutable_files->at = arena_more(mutable_files->arena, mutable_files->at,
	    mutable_files->count, &mutable_files->room,
	    sizeof *mutable_files->at);
	mutable_files->at[mutable_files->count++] = *file;
}

/* One write in append mode: the lines of several processes do not mix. */
static bool
append_shared(
    struct mutable_files *mutable_files, const struct indexed_file *file)
{
	struct arena *scratch = arena_new();
	struct text line = record_line(scratch, &INDEXED_FILE_MEMBERS, file);
	ssize_t written =
	    write(fileno(mutable_files->shared), line.at, line.length);
	bool good = written == (ssize_t)line.length;

	if (!good)
		diag_failure(mutable_files->diag, file->path, "%s",
		    system_words(written < 0 ? errno : ENOSPC));
	arena_free(scratch);
	return good;
}

static bool
record_file(
    struct mutable_files *mutable_files, const struct indexed_file *file)
{
	if (mutable_files->shared != NULL)
		return append_shared(mutable_files, file);
	add_listed(mutable_files, file);
	return true;
}

bool
mutable_files_share(struct mutable_files *mutable_files)
{
	mutable_files->shared = tmpfile();
	if (mutable_files->shared != NULL &&
	    fcntl(fileno(mutable_files->shared), F_SETFL, O_APPEND) == 0)
		return true;
	diag_failure(mutable_files->diag, mutable_files->output, "%s",
	    system_words(errno));
	return false;
}

/* Reads a line of append_shared(). False: the line was cut off, the disk full.
 */
static bool
take_shared(
    struct mutable_files *mutable_files, struct origin quiet, struct text line)
{
	struct indexed_file file = {0};

	if (!record_read(mutable_files->arena, quiet, &INDEXED_FILE_MEMBERS,
		line, &file))
		return false;
	find_old(mutable_files, file.path);
	add_listed(mutable_files, &file);
	return true;
}

bool
mutable_files_gather(struct mutable_files *mutable_files)
{
	struct origin quiet = {diag_new(mutable_files->arena),
	    CODE_PUBLISH_OUTPUT, FILE_INDEX_NAME};
	char *line = NULL;
	size_t room = 0;
	bool good = true;

	rewind(mutable_files->shared);
	errno = 0;
	while (good && getline(&line, &room, mutable_files->shared) > 0)
		good = take_shared(mutable_files, quiet, text_of(line));
	if (ferror(mutable_files->shared))
		diag_failure(mutable_files->diag, mutable_files->output, "%s",
		    system_words(errno));
	else if (!good)
		diag_failure(mutable_files->diag, mutable_files->output,
		    "what the processes wrote is incomplete");
	good = good && !ferror(mutable_files->shared);
	free(line);
	fclose(mutable_files->shared);
	mutable_files->shared = NULL;
	return good;
}

static bool
has_size(const char *path, size_t size)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
	    (size_t)status.st_size == size;
}

static bool
make_directory_of(struct mutable_files *mutable_files, struct arena *scratch,
    const char *local)
{
	const char *directory = file_directory(scratch, local);

	if (strcmp(directory, mutable_files->last_directory) == 0)
		return true;
	if (!file_make_directory(mutable_files->diag, directory) ||
	    !draft_remove_stale(mutable_files->diag, directory))
		return false;
	mutable_files->last_directory =
	    arena_string(mutable_files->arena, directory);
	return true;
}

static bool
write_file(struct mutable_files *mutable_files, const struct indexed_file *file,
    struct text bytes)
{
	struct arena *scratch = arena_new();
	const char *local =
	    file_join(scratch, mutable_files->output, file->path);
	bool good = make_directory_of(mutable_files, scratch, local);

	good = good &&
	    (file_has(local, bytes) ||
		file_write_output(mutable_files->diag, local, bytes));
	arena_free(scratch);
	return good;
}

/* Paths of files that never change are not for mutable files. With NDEBUG,
 * nothing asks. */
__attribute__((unused)) static bool
is_mutable_path(const char *path)
{
	const char *slash = strchr(path, '/');

	return path_is_plain(path) && strncmp(path, "so-cai/", 7) != 0 &&
	    strncmp(path, "khoa/", 5) != 0 &&
	    (slash == NULL || strspn(path, "0123456789") != 4 ||
		slash != path + 4 || strncmp(slash, "/so-", 4) != 0 ||
		strchr(slash + 1, '/') == NULL);
}

bool
mutable_files_add(struct mutable_files *mutable_files, const char *path,
    const char *type, int group, struct text bytes)
{
	struct indexed_file file = {
	    .size = bytes.length, .digest = digest_of(bytes), .group = group};

	assert(is_mutable_path(path) && group > 0 && group < GROUP_FILE_INDEX);
	file.path = arena_string(mutable_files->arena, path);
	file.type = arena_string(mutable_files->arena, type);
	find_old(mutable_files, file.path);
	return write_file(mutable_files, &file, bytes) &&
	    record_file(mutable_files, &file);
}

bool
mutable_files_keep(struct mutable_files *mutable_files, const char *path)
{
	const struct indexed_file *file = find_old(mutable_files, path);

	return file != NULL &&
	    has_size(
		file_join(mutable_files->arena, mutable_files->output, path),
		file->size) &&
	    record_file(mutable_files, file);
}

void
mutable_files_drop(struct mutable_files *mutable_files, const char *path)
{
	strings_add(mutable_files->arena, &mutable_files->dropped,
	    &mutable_files->dropped_room, path);
}

static int
compare(const void *left, const void *right)
{
	const struct indexed_file *a = left, *b = right;

	return strcmp(a->path, b->path);
}

static bool
is_listed(const struct mutable_files *mutable_files, const char *path)
{
	struct indexed_file key = {.path = path};

	return mutable_files->count > 0 &&
	    bsearch(&key, mutable_files->at, mutable_files->count, sizeof key,
		compare) != NULL;
}

/* A local file that is as published may stay. */
static bool
is_published(
    struct mutable_files *mutable_files, const struct indexed_file *file)
{
	const struct indexed_file *there;

	return mutable_files->published != NULL &&
	    !strings_have(&mutable_files->dropped, file->path) &&
	    takeover_find(mutable_files->published, file->path, &there) &&
	    there != NULL && digest_equal(there->digest, file->digest);
}

static bool
remove_file(struct mutable_files *mutable_files, const char *path)
{
	const char *local =
	    file_join(mutable_files->arena, mutable_files->output, path);

	if (unlink(local) == 0 || errno == ENOENT || errno == ENOTDIR)
		return true;
	diag_failure(mutable_files->diag, local, "%s", system_words(errno));
	return false;
}

static bool
remove_old_files(
    struct mutable_files *mutable_files, const struct old_index *old)
{
	bool good = true;

	for (size_t i = 0;
	     old->file_index != NULL && i < old->file_index->files.count; i++) {
		const struct indexed_file *file =
		    file_index_at(old->file_index, i);

		if (!is_listed(mutable_files, file->path) &&
		    !file_index_is(file->path) &&
		    !is_published(mutable_files, file))
			good = remove_file(mutable_files, file->path) && good;
	}
	return good;
}

/* Is the local index the one that is published? */
static bool
is_untouched(struct mutable_files *mutable_files, const char *path)
{
	const struct indexed_file *there;
	struct digest digest;
	size_t size;

	return mutable_files->published != NULL &&
	    takeover_find(mutable_files->published, path, &there) &&
	    there != NULL &&
	    digest_of_file(diag_new(mutable_files->arena),
		file_join(mutable_files->arena, mutable_files->output, path),
		&digest, &size) &&
	    digest_equal(digest, there->digest);
}

/* Removes old files, and indexes of directories that nothing was added to. */
static bool
remove_unused(struct mutable_files *mutable_files)
{
	bool good = true;

	for (size_t i = 0; i < mutable_files->old_count; i++) {
		const struct old_index *old = &mutable_files->old_indexes[i];

		good = remove_old_files(mutable_files, old) && good;
		if (!old->is_used && old->file_index != NULL &&
		    !is_untouched(mutable_files, old->path))
			good = remove_file(mutable_files, old->path) && good;
	}
	return good;
}

static bool
write_file_index(struct mutable_files *mutable_files, const char *path,
    const struct file_index *file_index, struct indexed_file *file)
{
	struct arena *scratch = arena_new();
	struct text bytes = file_index_write(scratch, file_index);
	bool good;

	*file = (struct indexed_file) {.path = path,
	    .size = bytes.length,
	    .digest = digest_of(bytes),
	    .type = JSON_TYPE,
	    .group = GROUP_FILE_INDEX};
	file_digests_add(
	    mutable_files->arena, &mutable_files->digests, path, file->digest);
	good = write_file(mutable_files, file, bytes);
	arena_free(scratch);
	return good;
}

/* Finds the published index at a path; NULL if there is none. */
static bool
find_published(struct mutable_files *mutable_files, const char *path,
    const struct file_index **file_index)
{
	*file_index = NULL;
	return mutable_files->published == NULL ||
	    takeover_file_index(mutable_files->published, path, file_index);
}

/*
 * The published index with these files, sorted, which replace those of the same
 * path.
 */
static struct file_index
merge(const struct mutable_files *mutable_files, struct arena *arena,
    const struct file_index *published, const struct indexed_file *files,
    size_t count)
{
	size_t most = count + (published == NULL ? 0 : published->files.count);
	struct indexed_file *at = arena_alloc(arena, most * sizeof *at);
	struct file_index merged = {.version = 1, .files = {at, 0}};
	size_t taken = 0;

	for (size_t i = 0; published != NULL && i < published->files.count;
	     i++) {
		const struct indexed_file *file = file_index_at(published, i);

		while (
		    taken < count && strcmp(files[taken].path, file->path) < 0)
			at[merged.files.count++] = files[taken++];
		if ((taken < count &&
			strcmp(files[taken].path, file->path) == 0) ||
		    strings_have(&mutable_files->dropped, file->path))
			continue;
		at[merged.files.count++] = *file;
	}
	while (taken < count)
		at[merged.files.count++] = files[taken++];
	return merged;
}

/*
 * The index listed in `above` that leads to a file, or is the file; NULL:
 * `above` lists the file itself.
 */
static const char *
file_index_below(struct arena *arena, const char *above, const char *path)
{
	const char *below = file_index_is(path) ? path : NULL;
	const char *name = file_index_of(arena, path);

	for (; strcmp(name, above) != 0; name = file_index_of(arena, name))
		below = name;
	return below;
}

static bool write_directory(struct mutable_files *mutable_files,
    const char *path, const struct indexed_file *files, size_t count,
    struct indexed_file *listed);

/*
 * Makes the entry for the index of a directory, from the files below it. A
 * published index is kept if no files are added.
 */
static bool
write_below(struct mutable_files *mutable_files, const char *path,
    struct indexed_file *files, size_t count, struct indexed_file *listed)
{
	const struct indexed_file *line = NULL;
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (strcmp(files[i].path, path) == 0)
			line = &files[i];
	if (line != NULL && count == 1) {
		*listed = *line;
		return true;
	}
	for (size_t i = 0; i < count; i++)
		if (&files[i] != line)
			files[kept++] = files[i];
	return write_directory(mutable_files,
	    arena_string(mutable_files->arena, path), files, kept, listed);
}

/*
 * Replaces files below other directories by the entries of their indexes. Files
 * of one directory are adjacent, as they are sorted by path.
 */
static bool
divide(struct mutable_files *mutable_files, struct arena *scratch,
    const char *path, struct file_index *file_index)
{
	struct indexed_file *at = file_index->files.at;
	size_t kept = 0;

	for (size_t i = 0, end; i < file_index->files.count; i = end) {
		const char *below = file_index_below(scratch, path, at[i].path);
		size_t directory;

		end = i + 1;
		if (below == NULL) {
			at[kept++] = at[i];
			continue;
		}
		directory = strlen(below) - strlen(FILE_INDEX_NAME);
		while (end < file_index->files.count &&
		    strncmp(at[end].path, below, directory) == 0)
			end++;
		if (!write_below(
			mutable_files, below, &at[i], end - i, &at[kept++]))
			return false;
	}
	file_index->files.count = kept;
	return true;
}

/* Writes the index of a directory: the published files and these, sorted. */
static bool
write_directory(struct mutable_files *mutable_files, const char *path,
    const struct indexed_file *files, size_t count, struct indexed_file *listed)
{
	struct arena *scratch = arena_new();
	const struct file_index *published;
	bool good = find_published(mutable_files, path, &published);

	if (good) {
		struct file_index merged =
		    merge(mutable_files, scratch, published, files, count);

		good = divide(mutable_files, scratch, path, &merged) &&
		    write_file_index(mutable_files, path, &merged, listed);
	}
	arena_free(scratch);
	return good;
}

bool
mutable_files_end(struct mutable_files *mutable_files)
{
	struct indexed_file root;
	bool good;

	qsort(mutable_files->at, mutable_files->count,
	    sizeof *mutable_files->at, compare);
	good = remove_unused(mutable_files) &&
	    write_directory(mutable_files, FILE_INDEX_NAME, mutable_files->at,
		mutable_files->count, &root);
	for (size_t i = 0; i < mutable_files->count; i++)
		file_digests_add(mutable_files->arena, &mutable_files->digests,
		    mutable_files->at[i].path, mutable_files->at[i].digest);
	return good;
}

const struct file_digests *
mutable_files_digests(const struct mutable_files *mutable_files)
{
	return &mutable_files->digests;
}
