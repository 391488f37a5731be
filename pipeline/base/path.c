#include "base/path.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"

enum { LONGEST = 240 };

static bool
is_letter_or_digit(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	    (byte >= '0' && byte <= '9');
}

static bool
is_mark(char byte)
{
	return byte == '.' || byte == '-' || byte == '_';
}

bool
path_is_plain(const char *path)
{
	bool begins = true; /* at the start of a segment */
	size_t length = 0;

	for (; path[length] != '\0'; length++) {
		char byte = path[length];

		if (length == LONGEST)
			return false;
		if (byte == '/' && begins)
			return false;
		if (byte != '/' && !is_letter_or_digit(byte) &&
		    (begins || !is_mark(byte)))
			return false;
		begins = byte == '/';
	}
	return !begins;
}

int
path_depth(const char *path)
{
	int depth = 0;

	for (; *path != '\0'; path++)
		depth += *path == '/';
	return depth;
}

const char *
path_join(struct arena *arena, const char *directory, const char *name)
{
	if (directory[0] == '\0')
		return name;
	return arena_format(arena, "%s/%s", directory, name);
}

char *
file_join(struct arena *arena, const char *directory, const char *name)
{
	size_t length = strlen(directory);

	if (length == 0 || strcmp(directory, ".") == 0)
		return arena_string(arena, name);
	return arena_concat(
	    arena, directory, directory[length - 1] == '/' ? "" : "/", name);
}

static size_t
without_slashes(const char *path, size_t length)
{
	while (length > 1 && path[length - 1] == '/')
		length--;
	return length;
}

static size_t
base_start(const char *path, size_t length)
{
	while (length > 0 && path[length - 1] != '/')
		length--;
	return length;
}

char *
file_base(struct arena *arena, const char *path)
{
	size_t end = without_slashes(path, strlen(path));
	size_t start = base_start(path, end);

	return arena_copy(arena, path + start, end - start);
}

char *
file_directory(struct arena *arena, const char *path)
{
	size_t end = without_slashes(path, strlen(path));
	size_t start = without_slashes(path, base_start(path, end));

	return start == 0 ? "." : arena_copy(arena, path, start);
}
