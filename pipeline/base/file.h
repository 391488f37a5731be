/*
 * file: file and directory operations that report every failure.
 *
 * Writes are atomic: data goes to a draft (base/draft.h) that is renamed when
 * it is complete, so an interrupted run leaves the old file or the new one,
 * never a part.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/path.h"
#include "base/text.h"

struct arena;
struct diag;

/* The maximum size of an input file, images included: 64 MiB. */
#define FILE_SOURCE_MOST ((size_t)64 << 20)

/*
 * Opens a file for reading and stores its size. Anything but a regular file (a
 * directory, pipe or device) is refused, without blocking. Returns a descriptor
 * that the caller closes; negative after a failure in diag.
 */
int file_open(struct diag *diag, const char *path, size_t *size);

/* Reads the whole file, NUL-terminated. False after a failure in diag. */
bool file_read(struct arena *arena, struct diag *diag, const char *path,
    struct text *bytes);

/*
 * Maps the whole file into memory until file_unmap; there is no NUL after it.
 * The file may be replaced while it is mapped, but must not be truncated.
 */
bool file_map(struct diag *diag, const char *path, struct text *bytes);
void file_unmap(struct text bytes);

/*
 * As file_read, but refuses a file larger than FILE_SOURCE_MOST without reading
 * it.
 */
bool file_read_source(struct arena *arena, struct diag *diag, const char *path,
    struct text *bytes);

/*
 * As file_read, but the file may be missing: *there is then false and bytes is
 * empty. Missing means file_is_absent; any other error is a failure.
 */
bool file_read_if_there(struct arena *arena, struct diag *diag,
    const char *path, struct text *bytes, bool *there);

/* As file_read, but at most the first `most` bytes. */
bool file_read_start(struct arena *arena, struct diag *diag, const char *path,
    size_t most, struct text *bytes);

/*
 * Writes all bytes at the descriptor's file offset. On error, false and errno.
 */
bool file_put(int descriptor, struct text bytes);

/*
 * Atomically creates or replaces the file and syncs it to disk. Its directory
 * must exist.
 */
bool file_write(struct diag *diag, const char *path, struct text bytes);

/*
 * As file_write without fsync: still atomic, but not durable. For output that
 * can be rebuilt and whose digest is checked before use.
 */
bool file_write_output(struct diag *diag, const char *path, struct text bytes);

/* Syncs a file, or the entries of a directory, to disk. */
bool file_sync(const char *path);

/* Deletes a file and syncs its directory. */
bool file_remove(struct diag *diag, const char *path);

/*
 * As file_write for an existing file, which keeps its mode. Symbolic links are
 * followed, and the target is replaced.
 */
bool file_rewrite(struct diag *diag, const char *path, struct text bytes);

/* Is it a readable regular file with exactly these bytes? */
bool file_has(const char *path, struct text bytes);

/*
 * Is there no such name, not even a dangling symbolic link? False also if this
 * cannot be determined, for lack of permission or because of an I/O error.
 */
bool file_is_absent(const char *path);

/* False after a failure in diag if the path is a symbolic link. */
bool file_is_no_link(struct diag *diag, const char *path);

/*
 * Is it a regular file of at most FILE_SOURCE_MOST bytes? False after a failure
 * in diag.
 */
bool file_is_source(struct diag *diag, const char *path);

/* Is it, a secret, not accessible to group or others? False after a failure in
   diag. */
bool file_is_private(struct diag *diag, const char *path);

bool file_is_directory(const char *path);

/* Do both exist and refer to the same file, symbolic links followed? */
bool file_is_same(const char *a, const char *b);

/*
 * Is the path, or its nearest existing ancestor, `directory` itself or inside
 * it?
 */
bool file_is_within(
    struct arena *arena, const char *path, const char *directory);

/*
 * Sets *is_directory for an existing directory entry. One that cannot be
 * examined, such as a dangling symbolic link, is a failure in diag.
 */
bool file_examine(struct diag *diag, const char *path, bool *is_directory);

/* Creates the directory and its parents, as mkdir -p. */
bool file_make_directory(struct diag *diag, const char *path);

/*
 * The names in a directory in byte order, without those that begin with a dot.
 */
struct file_names {
	const char **at;
	size_t count;
};

bool file_list(struct arena *arena, struct diag *diag, const char *path,
    struct file_names *names);

/*
 * Takes an exclusive lock on the directory (flock(2)), waiting while another
 * process holds it. It is held until file_unlock or the end of the process.
 * Negative after a failure in diag.
 */
int file_lock(struct diag *diag, const char *directory);
void file_unlock(int lock);

#endif
