/*
 * die: loaded before libc, it ends the process at a moment of its own choice.
 *
 * DIE_IN is a part of paths, DIE_AT a number from 1: when so many files with
 * that in their paths are to be renamed, linked or unlinked, the process is
 * killed before that is done.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
count(const char *path)
{
	static int done;
	const char *part = getenv("DIE_IN"), *at = getenv("DIE_AT");

	if (part != NULL && at != NULL && strstr(path, part) != NULL &&
	    ++done == atoi(at))
		kill(getpid(), SIGKILL);
}

int
rename(const char *from, const char *to)
{
	int (*real)(const char *, const char *) =
	    (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");

	count(to);
	return real(from, to);
}

int
link(const char *from, const char *to)
{
	int (*real)(const char *, const char *) =
	    (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "link");

	count(to);
	return real(from, to);
}

int
unlink(const char *path)
{
	int (*real)(const char *) =
	    (int (*)(const char *))dlsym(RTLD_NEXT, "unlink");

	count(path);
	return real(path);
}
