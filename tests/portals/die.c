/*
 * die: loaded before libc, it kills the process at one of its steps.
 *
 * A step is a call that changes the file system. DIE_AT says which one, from
 * 0; DIE_HOW is "before", "middle" (half of a write) or "after". How many
 * steps there were is written to the file DIE_COUNT, at the end.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static long steps;

static void
die(void)
{
	kill(getpid(), SIGKILL);
	for (;;)
		pause();
}

static int
is_the_moment(void)
{
	const char *at = getenv("DIE_AT");

	return at != NULL && steps++ == atol(at);
}

__attribute__((destructor)) static void
tell(void)
{
	const char *path = getenv("DIE_COUNT");
	FILE *file = path == NULL ? NULL : fopen(path, "w");

	if (file == NULL)
		return;
	fprintf(file, "%ld\n", steps);
	fclose(file);
}

static int
is_how(const char *how)
{
	const char *wanted = getenv("DIE_HOW");

	return wanted != NULL && strcmp(wanted, how) == 0;
}

#define STEP(type, name, parameters, arguments)                                \
	type name parameters                                                   \
	{                                                                      \
		type(*real) parameters =                                       \
		    (type(*) parameters)dlsym(RTLD_NEXT, #name);               \
		int now = is_the_moment();                                     \
		type result;                                                   \
                                                                               \
		if (now && !is_how("after"))                                   \
			die();                                                 \
		result = real arguments;                                       \
		if (now)                                                       \
			die();                                                 \
		return result;                                                 \
	}

STEP(int, rename, (const char *from, const char *to), (from, to))
STEP(int, link, (const char *from, const char *to), (from, to))
STEP(int, unlink, (const char *path), (path))
STEP(int, rmdir, (const char *path), (path))
STEP(int, mkdir, (const char *path, mode_t mode), (path, mode))
STEP(int, fsync, (int descriptor), (descriptor))

ssize_t
write(int descriptor, const void *at, size_t length)
{
	ssize_t (*real)(int, const void *, size_t) =
	    (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
	int now = descriptor > 2 && is_the_moment();
	ssize_t result;

	if (now && is_how("before"))
		die();
	result =
	    real(descriptor, at, now && is_how("middle") ? length / 2 : length);
	if (now)
		die();
	return result;
}
