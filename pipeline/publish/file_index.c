#include "publish/file_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/translate.h"

enum {
	VERSION_KNOWN = 1,
	FILES_MOST = 200000,
	GROUPS_MOST = 100,
};

#define INDEXED_FILE(member) offsetof(struct indexed_file, member)
#define FILE_INDEX(member) offsetof(struct file_index, member)

static const struct member FILE_ROWS[] = {
    {"path", MEMBER_PATH, INDEXED_FILE(path), true},
    {"size", MEMBER_SIZE, INDEXED_FILE(size), true},
    {"sha256", MEMBER_DIGEST, INDEXED_FILE(digest), true},
    {"type", MEMBER_STRING, INDEXED_FILE(type), true},
    {"group", MEMBER_INT, INDEXED_FILE(group), true},
};

const struct members INDEXED_FILE_MEMBERS =
    MEMBERS_OF(FILE_ROWS, struct indexed_file);

static const struct member FILE_INDEX_ROWS[] = {
    {"version", MEMBER_INT, FILE_INDEX(version), true},
    {"files", MEMBER_LIST, FILE_INDEX(files), true, &INDEXED_FILE_MEMBERS},
};

static const struct members FILE_INDEXES =
    MEMBERS_OF(FILE_INDEX_ROWS, struct file_index);

const struct indexed_file *
file_index_at(const struct file_index *file_index, size_t index)
{
	return (const struct indexed_file *)file_index->files.at + index;
}

static int
compare_path(const void *key, const void *item)
{
	return strcmp(key, ((const struct indexed_file *)item)->path);
}

const struct indexed_file *
file_index_find(const struct file_index *file_index, const char *path)
{
	if (file_index->files.count == 0)
		return NULL;
	return bsearch(path, file_index->files.at, file_index->files.count,
	    sizeof(struct indexed_file), compare_path);
}

struct text
file_index_write(struct arena *arena, const struct file_index *file_index)
{
	return record_write(arena, &FILE_INDEXES, file_index);
}

static bool
is_sound(struct origin origin, const struct file_index *file_index)
{
	if (file_index->version != VERSION_KNOWN)
		return origin_refuse(origin,
		    _("\"version\" is not 1: made for another congbao"));
	if (file_index->files.count > FILES_MOST)
		return origin_refuse(origin, _("lists more than 200000 files"));
	for (size_t i = 0; i < file_index->files.count; i++) {
		const struct indexed_file *file = file_index_at(file_index, i);

		if (file->group > GROUPS_MOST)
			return origin_refuse(origin, _("a group is above 100"));
		if (i > 0 &&
		    strcmp(file_index_at(file_index, i - 1)->path,
			file->path) >= 0)
			return origin_refuse(origin,
			    _("files are not sorted by name, or one is listed "
			      "twice"));
	}
	return true;
}

struct file_index *
file_index_read(struct arena *arena, struct origin origin, struct text bytes)
{
	struct file_index *file_index = arena_alloc(arena, sizeof *file_index);

	if (!record_read(arena, origin, &FILE_INDEXES, bytes, file_index) ||
	    !is_sound(origin, file_index))
		return NULL;
	return file_index;
}

bool
file_index_is(const char *path)
{
	const char *slash = strrchr(path, '/');

	return strcmp(slash == NULL ? path : slash + 1, FILE_INDEX_NAME) == 0;
}

/* The length of the directory in the first `length` bytes of a path. */
static size_t
directory_length(const char *path, size_t length)
{
	while (length > 0 && path[length] != '/')
		length--;
	return length;
}

const char *
file_index_of(struct arena *arena, const char *path)
{
	size_t length = directory_length(path, strlen(path));

	if (file_index_is(path) && length > 0)
		length = directory_length(path, length - 1);
	if (strspn(path, "0123456789") == 4 && path[4] == '/' && length > 4)
		length = 4;
	return length == 0
	    ? FILE_INDEX_NAME
	    : arena_format(arena, "%.*s/" FILE_INDEX_NAME, (int)length, path);
}
