#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/draft.h"
#include "base/system_words.h"
#include "base/translate.h"

static bool
failed(struct diag *diag, const char *path)
{
	diag_failure(diag, path, "%s", system_words(errno));
	return false;
}

static bool
read_all(int descriptor, char *at, size_t length, size_t *got)
{
	*got = 0;
	while (*got < length) {
		ssize_t part = read(descriptor, at + *got, length - *got);

		if (part < 0 && errno == EINTR)
			continue;
		if (part < 0)
			return false;
		if (part == 0)
			break;
		*got += (size_t)part;
	}
	return true;
}

/* open(2) reports a missing file and a dangling link alike, as ENOENT. */
static bool
failed_to_find(struct diag *diag, const char *path)
{
	int why = errno;

	if (why == ENOENT && !file_is_absent(path)) {
		diag_failure(diag, path, "a dangling symbolic link");
		return false;
	}
	errno = why;
	return failed(diag, path);
}

static bool
is_regular(struct diag *diag, const char *path, const struct stat *status)
{
	if (!S_ISREG(status->st_mode))
		diag_failure(diag, path, "%s",
		    S_ISDIR(status->st_mode) ? system_words(EISDIR)
					     : _("not a regular file"));
	return S_ISREG(status->st_mode);
}

/* Without O_NONBLOCK, opening a FIFO would wait for a writer. */
int
file_open(struct diag *diag, const char *path, size_t *size)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat status;

	if (descriptor < 0) {
		failed_to_find(diag, path);
		return -1;
	}
	if (fstat(descriptor, &status) != 0)
		failed(diag, path);
	else if (is_regular(diag, path, &status)) {
		*size = (size_t)status.st_size;
		return descriptor;
	}
	close(descriptor);
	return -1;
}

static bool
read_opened(struct arena *arena, struct diag *diag, const char *path,
    int descriptor, size_t length, struct text *bytes)
{
	char *at = arena_alloc(arena, length + 1);
	bool whole = read_all(descriptor, at, length, &bytes->length);

	bytes->at = at;
	if (!whole)
		failed(diag, path);
	close(descriptor);
	return whole;
}

bool
file_read_start(struct arena *arena, struct diag *diag, const char *path,
    size_t most, struct text *bytes)
{
	size_t size;
	int descriptor = file_open(diag, path, &size);

	return descriptor >= 0 &&
	    read_opened(arena, diag, path, descriptor,
		size < most ? size : most, bytes);
}

static bool
is_short_enough(struct diag *diag, const char *path, size_t size)
{
	if (size > FILE_SOURCE_MOST)
		diag_failure(diag, path,
		    "longer than %zu MB, which no source is",
		    FILE_SOURCE_MOST >> 20);
	return size <= FILE_SOURCE_MOST;
}

bool
file_read_source(struct arena *arena, struct diag *diag, const char *path,
    struct text *bytes)
{
	size_t size;
	int descriptor = file_open(diag, path, &size);

	if (descriptor >= 0 && is_short_enough(diag, path, size))
		return read_opened(arena, diag, path, descriptor, size, bytes);
	if (descriptor >= 0)
		close(descriptor);
	return false;
}

bool
file_is_source(struct diag *diag, const char *path)
{
	size_t size;
	int descriptor = file_open(diag, path, &size);

	if (descriptor >= 0)
		close(descriptor);
	return descriptor >= 0 && is_short_enough(diag, path, size);
}

bool
file_is_private(struct diag *diag, const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return failed(diag, path);
	if ((status.st_mode & (S_IRWXG | S_IRWXO)) == 0)
		return true;
	diag_failure(diag, path,
	    "others can read it: remove their permissions (chmod 600), and "
	    "change the secret");
	return false;
}

bool
file_read_if_there(struct arena *arena, struct diag *diag, const char *path,
    struct text *bytes, bool *there)
{
	*there = !file_is_absent(path);
	*bytes = (struct text) {"", 0};
	return !*there || file_read(arena, diag, path, bytes);
}

bool
file_has(const char *path, struct text bytes)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct arena *arena;
	struct stat status;
	size_t length;
	bool same = false;
	char *at;

	if (descriptor < 0)
		return false;
	if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
	    (size_t)status.st_size == bytes.length) {
		arena = arena_new();
		at = arena_alloc(arena, bytes.length + 1);
		same = read_all(descriptor, at, bytes.length, &length) &&
		    text_equal((struct text) {at, length}, bytes);
		arena_free(arena);
	}
	close(descriptor);
	return same;
}

bool
file_read(struct arena *arena, struct diag *diag, const char *path,
    struct text *bytes)
{
	return file_read_start(arena, diag, path, SIZE_MAX, bytes);
}

/* mmap(2) rejects a length of 0. */
bool
file_map(struct diag *diag, const char *path, struct text *bytes)
{
	size_t size = 0;
	int descriptor = file_open(diag, path, &size);
	void *at = NULL;

	*bytes = (struct text) {NULL, 0};
	if (descriptor < 0)
		return false;
	if (size > 0)
		at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
	if (at == MAP_FAILED)
		failed(diag, path);
	else
		*bytes = (struct text) {at, size};
	close(descriptor);
	return at != MAP_FAILED;
}

void
file_unmap(struct text bytes)
{
	if (bytes.length > 0)
		munmap((void *)bytes.at, bytes.length);
}

bool
file_put(int descriptor, struct text bytes)
{
	while (bytes.length > 0) {
		ssize_t part = write(descriptor, bytes.at, bytes.length);

		if (part < 0 && errno == EINTR)
			continue;
		if (part < 0)
			return false;
		bytes.at += part;
		bytes.length -= (size_t)part;
	}
	return true;
}

bool
file_sync(const char *path)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	bool synced;

	if (descriptor < 0)
		return false;
	synced = fsync(descriptor) == 0;
	return close(descriptor) == 0 && synced;
}

/* Copies the mode, and the owner where we have the permission. */
static bool
take_mode(int descriptor, const struct stat *status)
{
	if (fchown(descriptor, status->st_uid, status->st_gid) != 0)
		errno = 0;
	return fchmod(descriptor, status->st_mode & 07777) == 0;
}

static bool
write_draft(
    const char *draft, struct text bytes, bool lasts, const struct stat *was)
{
	int descriptor =
	    open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool whole;

	if (descriptor < 0)
		return false;
	whole = (was == NULL || take_mode(descriptor, was)) &&
	    file_put(descriptor, bytes) && (!lasts || fsync(descriptor) == 0);
	return close(descriptor) == 0 && whole;
}

static bool
replace(struct diag *diag, const char *path, struct text bytes, bool lasts,
    const struct stat *was)
{
	struct arena *arena = arena_new();
	char *draft = draft_of(arena, path);
	bool whole = write_draft(draft, bytes, lasts, was) &&
	    rename(draft, path) == 0 &&
	    (!lasts || file_sync(file_directory(arena, path)));

	if (!whole) {
		failed(diag, path);
		unlink(draft);
	}
	arena_free(arena);
	return whole;
}

bool
file_write(struct diag *diag, const char *path, struct text bytes)
{
	return replace(diag, path, bytes, true, NULL);
}

bool
file_write_output(struct diag *diag, const char *path, struct text bytes)
{
	return replace(diag, path, bytes, false, NULL);
}

bool
file_remove(struct diag *diag, const char *path)
{
	struct arena *arena = arena_new();
	bool gone =
	    (unlink(path) == 0 && file_sync(file_directory(arena, path))) ||
	    failed(diag, path);

	arena_free(arena);
	return gone;
}

/* Resolves symbolic links; a relative target starts at the link's directory. */
static const char *
resolve_links(struct arena *arena, const char *path)
{
	enum { LINKS_MOST = 40 };
	char target[4096];

	for (int i = 0; i < LINKS_MOST; i++) {
		ssize_t length = readlink(path, target, sizeof target - 1);

		if (length < 0)
			return path;
		target[length] = '\0';
		path = target[0] == '/'
		    ? arena_copy(arena, target, (size_t)length)
		    : file_join(arena, file_directory(arena, path), target);
	}
	return path;
}

bool
file_rewrite(struct diag *diag, const char *path, struct text bytes)
{
	struct arena *arena = arena_new();
	const char *real = resolve_links(arena, path);
	struct stat status;
	bool good = stat(real, &status) == 0 || failed(diag, path);

	good = good && replace(diag, real, bytes, true, &status);
	arena_free(arena);
	return good;
}

bool
file_is_absent(const char *path)
{
	struct stat status;

	return lstat(path, &status) != 0 &&
	    (errno == ENOENT || errno == ENOTDIR);
}

bool
file_is_no_link(struct diag *diag, const char *path)
{
	struct stat status;

	if (lstat(path, &status) != 0 || !S_ISLNK(status.st_mode))
		return true;
	diag_failure(diag, path, "a symbolic link, where a file should be");
	return false;
}

bool
file_is_directory(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool
file_is_same(const char *a, const char *b)
{
	struct stat left, right;

	return stat(a, &left) == 0 && stat(b, &right) == 0 &&
	    left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

bool
file_is_within(struct arena *arena, const char *path, const char *directory)
{
	while (file_is_absent(path) &&
	    strcmp(path, file_directory(arena, path)) != 0)
		path = file_directory(arena, path);
	for (;;) {
		const char *above = file_join(arena, path, "..");

		if (file_is_same(path, directory))
			return true;
		if (file_is_same(path, above) || !file_is_directory(above))
			return false;
		path = above;
	}
}

bool
file_examine(struct diag *diag, const char *path, bool *is_directory)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return failed_to_find(diag, path);
	*is_directory = S_ISDIR(status.st_mode);
	return true;
}

bool
file_make_directory(struct diag *diag, const char *path)
{
	struct arena *arena;
	const char *above;
	bool made;

	if (mkdir(path, 0777) == 0 || file_is_directory(path))
		return true;
	if (errno != ENOENT)
		return failed(diag, path);
	arena = arena_new();
	above = file_directory(arena, path);
	made = strcmp(above, path) != 0 && file_make_directory(diag, above);
	if (made && mkdir(path, 0777) != 0 && !file_is_directory(path))
		made = failed(diag, path);
	arena_free(arena);
	return made;
}

static int
compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

bool
file_list(struct arena *arena, struct diag *diag, const char *path,
    struct file_names *names)
{
	DIR *directory = opendir(path);
	struct dirent *entry;
	size_t room = 0;
	bool whole;

	*names = (struct file_names) {0};
	if (directory == NULL)
		return failed(diag, path);
	errno = 0;
	while ((entry = readdir(directory)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		names->at = arena_more(
		    arena, names->at, names->count, &room, sizeof *names->at);
		names->at[names->count++] = arena_string(arena, entry->d_name);
		errno = 0;
	}
	whole = errno == 0 || failed(diag, path);
	closedir(directory);
	if (names->count > 0)
		qsort(
		    names->at, names->count, sizeof *names->at, compare_names);
	return whole;
}

int
file_lock(struct diag *diag, const char *directory)
{
	int lock = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int held = -1;

	while (
	    lock >= 0 && (held = flock(lock, LOCK_EX)) != 0 && errno == EINTR)
		continue;
	if (held == 0)
		return lock;
	failed(diag, directory);
	if (lock >= 0)
		close(lock);
	return -1;
}

void
file_unlock(int lock)
{
	if (lock >= 0)
		close(lock);
}
