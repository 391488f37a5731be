#include "base/draft.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/system_words.h"

#define DRAFT ".congbao-"

char *
draft_of(struct arena *arena, const char *path)
{
	const char *name = arena_format(
	    arena, DRAFT "%ld-%s", (long)getpid(), file_base(arena, path));

	return file_join(arena, file_directory(arena, path), name);
}

char *
draft_numbered(struct arena *arena, const char *path, size_t number)
{
	const char *name =
	    arena_format(arena, "%zu-%s", number, file_base(arena, path));

	return draft_of(
	    arena, file_join(arena, file_directory(arena, path), name));
}

/* A draft of a process that no longer exists, or had our ID, is stale. */
const char *
draft_name(const char *name)
{
	char *end;
	long process;

	if (strncmp(name, DRAFT, strlen(DRAFT)) != 0)
		return NULL;
	errno = 0;
	process = strtol(name + strlen(DRAFT), &end, 10);
	if (end == name + strlen(DRAFT) || *end != '-' || process <= 0 ||
	    errno != 0)
		return NULL;
	if (process != (long)getpid() &&
	    (kill((pid_t)process, 0) == 0 || errno != ESRCH))
		return NULL;
	return end + 1;
}

bool
draft_remove_stale(struct diag *diag, const char *directory)
{
	DIR *opened = opendir(directory);
	struct dirent *entry;
	bool good = true;

	if (opened == NULL && (errno == ENOENT || errno == ENOTDIR))
		return true;
	if (opened == NULL) {
		diag_failure(diag, directory, "%s", system_words(errno));
		return false;
	}
	while ((entry = readdir(opened)) != NULL) {
		if (draft_name(entry->d_name) == NULL ||
		    unlinkat(dirfd(opened), entry->d_name, 0) == 0 ||
		    errno == ENOENT)
			continue;
		diag_failure(diag, directory, "%s: %s", entry->d_name,
		    system_words(errno));
		good = false;
	}
	closedir(opened);
	return good;
}
