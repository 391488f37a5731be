#include "base/path.h"

#include <stddef.h>

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
	bool begins = true; /* a part begins here */
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

const char *
path_join(struct arena *arena, const char *directory, const char *name)
{
	if (directory[0] == '\0')
		return name;
	return arena_format(arena, "%s/%s", directory, name);
}
