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
#include "portal/public_file.h"
#include "publish/file_index.h"
#include "publish/takeover.h"

enum { GROUP_LISTING = 100 };

/* A listing that an earlier build left. */
struct former {
	const char *path;
	struct file_index *file_index; /* NULL: none */
	bool is_used; /* has a file of it been added or kept? */
};

struct mutable_files {
	struct arena *arena;
	struct diag *diag;
	const char *output;
	struct takeover *published; /* NULL: nothing is */
	const char *last_directory; /* that is known to be there */
	struct indexed_file *at;
	size_t count, room;
	struct former *formers;
	size_t former_count, former_room;
	struct strings paths; /* of all files, the listings first */
	size_t path_room;
	struct strings dropped; /* few */
	size_t dropped_room;
	FILE *shared; /* the files that processes noted; NULL: not shared */
};

static struct file_index *
load_former(struct mutable_files *mutable_files, const char *path)
{
	struct diag *quiet =
	    diag_new(mutable_files->arena); /* it is made anew */
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

/* There are few: one for each directory but those below years. */
static struct former *
former_at(struct mutable_files *mutable_files, const char *path)
{
	struct former *former;

	for (size_t i = 0; i < mutable_files->former_count; i++)
		if (strcmp(mutable_files->formers[i].path, path) == 0)
			return &mutable_files->formers[i];
	mutable_files->formers = arena_more(mutable_files->arena,
	    mutable_files->formers, mutable_files->former_count,
	    &mutable_files->former_room, sizeof *mutable_files->formers);
	former = &mutable_files->formers[mutable_files->former_count++];
	*former = (struct former) {.path = path};
	former->file_index = load_former(mutable_files, path);
	return former;
}

static const struct indexed_file *
find_former(struct mutable_files *mutable_files, const char *path)
{
	struct former *former =
	    former_at(mutable_files, file_index_of(mutable_files->arena, path));

	former->is_used = true;
	return former->file_index == NULL
	    ? NULL
	    : file_index_find(former->file_index, path);
}

static void
load_below(
    struct mutable_files *mutable_files, const struct file_index *file_index)
{
	for (size_t i = 0; file_index != NULL && i < file_index->files.count;
	     i++)
		if (file_index_at(file_index, i)->group == GROUP_LISTING)
			former_at(
			    mutable_files, file_index_at(file_index, i)->path);
}

/* All listings are loaded at once, so that processes share them. */
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
	former_at(mutable_files, FILE_INDEX_NAME);
	for (size_t i = 0; i < mutable_files->former_count; i++)
		load_below(mutable_files, mutable_files->formers[i].file_index);
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

/* A line that no other process's can fall into: one write, at the end. */
static bool
share(struct mutable_files *mutable_files, const struct indexed_file *file)
{
	struct arena *scratch = arena_new();
	struct text line = record_line(scratch, &LISTED_MEMBERS, file);
	ssize_t written =
	    write(fileno(mutable_files->shared), line.at, line.length);
	bool good = written == (ssize_t)line.length;

	if (!good)
		diag_failure(mutable_files->diag, file->path, "%s",
		    strerror(written < 0 ? errno : ENOSPC));
	arena_free(scratch);
	return good;
}

static bool
note(struct mutable_files *mutable_files, const struct indexed_file *file)
{
	if (mutable_files->shared != NULL)
		return share(mutable_files, file);
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
	diag_failure(
	    mutable_files->diag, mutable_files->output, "%s", strerror(errno));
	return false;
}

/* A line of share. False where it is a part of one: the disk was full. */
static bool
take_shared(
    struct mutable_files *mutable_files, struct origin quiet, struct text line)
{
	struct indexed_file file = {0};

	if (!record_read(
		mutable_files->arena, quiet, &LISTED_MEMBERS, line, &file))
		return false;
	find_former(mutable_files, file.path);
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
		    strerror(errno));
	else if (!good)
		diag_failure(mutable_files->diag, mutable_files->output,
		    "what the processes wrote is not whole");
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

/* What is promised never to change is no place for what may. */
static bool
is_free(const char *path)
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

	assert(is_free(path) && group > 0 && group < GROUP_LISTING);
	file.path = arena_string(mutable_files->arena, path);
	file.type = arena_string(mutable_files->arena, type);
	find_former(mutable_files, file.path);
	return write_file(mutable_files, &file, bytes) &&
	    note(mutable_files, &file);
}

bool
mutable_files_keep(struct mutable_files *mutable_files, const char *path)
{
	const struct indexed_file *file = find_former(mutable_files, path);

	return file != NULL &&
	    has_size(
		file_join(mutable_files->arena, mutable_files->output, path),
		file->size) &&
	    note(mutable_files, file);
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

/* What is on this machine as it is on the portal may stay. */
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
remove_former(struct mutable_files *mutable_files, const char *path)
{
	const char *local =
	    file_join(mutable_files->arena, mutable_files->output, path);

	if (unlink(local) == 0 || errno == ENOENT || errno == ENOTDIR)
		return true;
	diag_failure(mutable_files->diag, local, "%s", strerror(errno));
	return false;
}

static bool
remove_formers(struct mutable_files *mutable_files, const struct former *former)
{
	bool good = true;

	for (size_t i = 0;
	     former->file_index != NULL && i < former->file_index->files.count;
	     i++) {
		const struct indexed_file *file =
		    file_index_at(former->file_index, i);

		if (!is_listed(mutable_files, file->path) &&
		    !file_index_is(file->path) &&
		    !is_published(mutable_files, file))
			good = remove_former(mutable_files, file->path) && good;
	}
	return good;
}

/* A listing on this machine that is the one published. */
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

/* Listings of directories that nothing was added to, this time. */
static bool
remove_unused(struct mutable_files *mutable_files)
{
	bool good = true;

	for (size_t i = 0; i < mutable_files->former_count; i++) {
		const struct former *former = &mutable_files->formers[i];

		good = remove_formers(mutable_files, former) && good;
		if (!former->is_used && former->file_index != NULL &&
		    !is_untouched(mutable_files, former->path))
			good =
			    remove_former(mutable_files, former->path) && good;
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

	strings_add(mutable_files->arena, &mutable_files->paths,
	    &mutable_files->path_room, path);
	*file = (struct indexed_file) {.path = path,
	    .size = bytes.length,
	    .digest = digest_of(bytes),
	    .type = JSON_TYPE,
	    .group = GROUP_LISTING};
	good = write_file(mutable_files, file, bytes);
	arena_free(scratch);
	return good;
}

/* A listing as it is published; NULL where there is none. */
static bool
find_published(struct mutable_files *mutable_files, const char *path,
    const struct file_index **file_index)
{
	*file_index = NULL;
	return mutable_files->published == NULL ||
	    takeover_file_index(mutable_files->published, path, file_index);
}

/* The published listing with these files, sorted, in the place of its own. */
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

/* The listing in the one above that leads to a file, or is the file; NULL:
   the one above has the file itself. */
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

/* Of files below a directory: the line of its listing. One that is published,
   with no files beside it, stays. */
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

/* Puts the lines of listings in the place of what these have; files of one
   directory stand together in the order of names. */
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

/* What is published of a directory, with these files, sorted. */
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
		strings_add(mutable_files->arena, &mutable_files->paths,
		    &mutable_files->path_room, mutable_files->at[i].path);
	return good;
}

struct strings
mutable_files_paths(const struct mutable_files *mutable_files)
{
	return mutable_files->paths;
}
