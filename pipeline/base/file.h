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

/* All bytes of the file, with a NUL after them. */
bool file_read(struct arena *arena, struct diag *diag, const char *path,
    struct text *bytes);

/* The same, of a longer file its first bytes. */
bool file_read_start(struct arena *arena, struct diag *diag, const char *path,
    size_t most, struct text *bytes);

/* Replaces or makes the file at path; its directory exists. */
bool file_write(struct diag *diag, const char *path, struct text bytes);

/*
 * The same for what can be made again, and whose digest is looked at before
 * it is used: a killed run leaves it whole, but nobody waits for the disk.
 */
bool file_write_output(struct diag *diag, const char *path, struct text bytes);

/* Is there a file with these bytes, and can it be read? */
bool file_has(const char *path, struct text bytes);

bool file_exists(const char *path);
bool file_is_directory(const char *path);

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
