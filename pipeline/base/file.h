/*
 * file: files and directories, with a diagnostic for every failure.
 *
 * A file gets its final name only when it is whole and on the disk: a run
 * that is killed leaves the old file or the new one, never a part.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/path.h"
#include "base/text.h"

struct arena;
struct diag;

/* What somebody wrote, a picture too, is not longer than this: 64 MiB. */
#define FILE_SOURCE_MOST ((size_t)64 << 20)

/*
 * Opens a file to be read, and says its size. What is no regular file (a
 * directory, a pipe, a device) is refused, and never waited for. Negative
 * after a failure in diag.
 */
int file_open(struct diag *diag, const char *path, size_t *size);

/* All bytes of the file, with a NUL after them. */
bool file_read(struct arena *arena, struct diag *diag, const char *path,
    struct text *bytes);

/*
 * The same without a copy: bytes that are read from the file when they are
 * looked at, until file_unmap. Nothing stands after them. For files that are
 * replaced, but not shortened, while they are in use.
 */
bool file_map(struct diag *diag, const char *path, struct text *bytes);
void file_unmap(struct text bytes);

/* The same as file_read; a file beyond FILE_SOURCE_MOST is refused before it is
 * read. */
bool file_read_source(struct arena *arena, struct diag *diag, const char *path,
    struct text *bytes);

/*
 * The same as file_read, of a file that may be missing: no bytes then. Missing
 * is only what file_is_absent says; all else that cannot be read is a failure.
 */
bool file_read_if_there(struct arena *arena, struct diag *diag,
    const char *path, struct text *bytes, bool *there);

/* The same, of a longer file its first bytes. */
bool file_read_start(struct arena *arena, struct diag *diag, const char *path,
    size_t most, struct text *bytes);

/* Writes all bytes where the descriptor stands. False and errno: not all. */
bool file_put(int descriptor, struct text bytes);

/* Replaces or makes the file at path; its directory exists. */
bool file_write(struct diag *diag, const char *path, struct text bytes);

/*
 * The same for what can be made again, and whose digest is looked at before
 * it is used: a killed run leaves it whole, but nobody waits for the disk.
 */
bool file_write_output(struct diag *diag, const char *path, struct text bytes);

/* Takes a file away, for good. */
bool file_remove(struct diag *diag, const char *path);

/*
 * Writes bytes into a file that is there: it keeps its mode, and where it is
 * a symbolic link, what the link leads to is replaced.
 */
bool file_rewrite(struct diag *diag, const char *path, struct text bytes);

/* Is there a file with these bytes, and can it be read? */
bool file_has(const char *path, struct text bytes);

/*
 * Nothing has this name, not even a link that leads nowhere. False where the
 * system cannot say so, for want of a permission or by a failing disk.
 */
bool file_is_absent(const char *path);

/* False after a failure in diag, where the name is that of a symbolic link. */
bool file_is_no_link(struct diag *diag, const char *path);

/* Is it a file that may be a source? False after a failure in diag. */
bool file_is_source(struct diag *diag, const char *path);

bool file_is_directory(const char *path);

/* Are both there and the same, whatever the names lead through? */
bool file_is_same(const char *a, const char *b);

/* Is it, or the nearest directory above it that is there, in this one? */
bool file_is_within(
    struct arena *arena, const char *path, const char *directory);

/*
 * The same as file_is_directory of a name that a directory has: one that cannot
 * be looked at, as a link that leads nowhere, is a failure.
 */
bool file_look(struct diag *diag, const char *path, bool *is_directory);

/* Makes the directory and those above it. */
bool file_make_directory(struct diag *diag, const char *path);

/* Names in a directory, sorted by byte; none that begins with a dot. */
struct file_names {
	const char **at;
	size_t count;
};

bool file_list(struct arena *arena, struct diag *diag, const char *path,
    struct file_names *names);

/*
 * Waits until no other process holds the directory, and holds it until
 * file_unlock or the process's end. A negative lock after a failure in diag.
 */
int file_lock(struct diag *diag, const char *directory);
void file_unlock(int lock);

#endif
