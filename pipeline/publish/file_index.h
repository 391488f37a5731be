/*
 * file_index: index of the mutable files, danh-muc.json.
 *
 * The index of a directory lists the files in it and, as one file each, the
 * indexes of its subdirectories; that of a year lists all files below the year.
 * So the digest of the root's index covers every mutable file, a changed file
 * is found by reading few indexes, and an index grows only with its own files.
 * In a site of an older congbao the index of a directory lists all files below
 * it.
 */
#ifndef PUBLISH_FILE_INDEX_H
#define PUBLISH_FILE_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"

struct arena;

#define FILE_INDEX_NAME "danh-muc.json"

/* Size limit of an index, in bytes. */
enum { FILE_INDEX_MOST = 32 * 1024 * 1024 };

struct indexed_file {
	const char *path; /* from the root */
	size_t size;
	struct digest digest;
	const char *type;
	int group; /* files of lower groups are replaced first */
};

extern const struct members INDEXED_FILE_MEMBERS;

struct file_index {
	int version;
	struct items files; /* struct indexed_file, sorted by path */
};

const struct indexed_file *file_index_at(
    const struct file_index *file_index, size_t index);

/* Finds a file by its path; NULL if it is not listed. */
const struct indexed_file *file_index_find(
    const struct file_index *file_index, const char *path);

struct text file_index_write(
    struct arena *arena, const struct file_index *file_index);

/*
 * Reads an index, whose paths must be plain, sorted and unique. NULL after an
 * error in the origin's diag.
 */
struct file_index *file_index_read(
    struct arena *arena, struct origin origin, struct text bytes);

/* Is this the path of a file index? */
bool file_index_is(const char *path);

/*
 * The path of the index that lists a file: "2024/danh-muc.json" for
 * "2024/van-ban/12.html", "loai/nghi-quyet/danh-muc.json" for
 * "loai/nghi-quyet/2024.html", the root's for "a.css". An index is listed in
 * the one above it.
 */
const char *file_index_of(struct arena *arena, const char *path);

#endif
