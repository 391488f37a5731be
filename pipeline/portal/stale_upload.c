#include "portal/stale_upload.h"

#include <string.h>

#include "base/arena.h"
#include "base/path.h"

#define DRAFT ".congbao-"

/* The name goes into a command, so it must be plain. */
static bool
is_draft(const char *name)
{
	return strncmp(name, DRAFT, strlen(DRAFT)) == 0 &&
	    path_is_plain(name + 1) && strchr(name, '/') == NULL;
}

size_t
stale_upload_names(
    struct arena *arena, struct text list, const char **names, size_t most)
{
	const char *at =
	    list.length == 0 ? "" : arena_copy(arena, list.at, list.length);
	size_t count = 0;

	while (*at != '\0' && count < most) {
		size_t length = strcspn(at, "\r\n");
		size_t start = length;
		const char *name;

		while (start > 0 && at[start - 1] != ' ')
			start--;
		name = arena_copy(arena, at + start, length - start);
		if (is_draft(name))
			names[count++] = name;
		at += length + strspn(at + length, "\r\n");
	}
	return count;
}
