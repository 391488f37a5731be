#include "commands/installed.h"

#include <stddef.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

/* The directory above that of the running program; NULL where /proc(5) is not
   mounted. */
static const char *
prefix(struct arena *arena)
{
	char program[4096];
	ssize_t length = readlink("/proc/self/exe", program, sizeof program);

	if (length <= 0 || (size_t)length == sizeof program)
		return NULL;
	return file_directory(arena,
	    file_directory(arena, arena_copy(arena, program, (size_t)length)));
}

static const char *
find_in(struct arena *arena, const char *directory, const char *name)
{
	const char *path = file_join(arena, directory, name);

	return file_is_absent(path) ? NULL : path;
}

const char *
installed_find(struct arena *arena, const char *name)
{
	const char *above = prefix(arena), *found = NULL;

	if (above != NULL)
		found = find_in(
		    arena, file_join(arena, above, "share/congbao"), name);
	if (found == NULL && above != NULL)
		found = find_in(arena, above, name);
	return found != NULL ? found : find_in(arena, DATADIR, name);
}
