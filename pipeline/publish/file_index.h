/*
 * file_index: which derived files there are, danh-muc.json.
 *
 * A directory's listing has the files beside it and, as one file each, the
 * listings of the directories in it; a year's has all files below it. So the
 * digest of the root's listing stands for every derived file, one that changed
 * is found by reading few listings, and none grows but by its own files. An
 * older congbao's listings of directories have all files below them.
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

/* No listing is longer, in bytes. */
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
	struct items files; /* struct listed, by path */
};

const struct indexed_file *file_index_at(
    const struct file_index *file_index, size_t index);

/* By path; NULL where it has no such file. */
const struct indexed_file *file_index_find(
    const struct file_index *file_index, const char *path);

struct text file_index_write(
    struct arena *arena, const struct file_index *file_index);

/* Reads a listing: plain paths in their order, none twice. NULL after an
 * error in the origin's diag. */
struct file_index *file_index_read(
    struct arena *arena, struct origin origin, struct text bytes);

bool file_index_is(const char *path);

/*
 * The listing that has a file: "2024/danh-muc.json" for "2024/van-ban/12.html",
 * "loai/nghi-quyet/danh-muc.json" for "loai/nghi-quyet/2024.html", the root's
 * for "a.css". A listing is in the one above it.
 */
const char *file_index_of(struct arena *arena, const char *path);

#endif
