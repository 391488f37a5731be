/*
 * fail: loaded before libc, it lets calls fail as a bad disk would.
 *
 * FAIL_OPEN names a file: to open it, or to ask whether it is there, is an
 * error of the disk. FAIL_WRITE is a part of paths: there the disk is full.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int
fail(int why)
{
	errno = why;
	return -1;
}

static int
cannot_be_opened(const char *path)
{
	const char *name = getenv("FAIL_OPEN");
	size_t length = strlen(path);

	return name != NULL && length >= strlen(name) &&
	    strcmp(path + length - strlen(name), name) == 0;
}

int
open(const char *path, int flags, ...)
{
	int (*real)(const char *, int, ...) =
	    (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
	va_list rest;
	int mode;

	va_start(rest, flags);
	mode = va_arg(rest, int);
	va_end(rest);
	return cannot_be_opened(path) ? fail(EIO) : real(path, flags, mode);
}

int
access(const char *path, int mode)
{
	return cannot_be_opened(path) ? fail(EIO)
				      : faccessat(AT_FDCWD, path, mode, 0);
}

ssize_t
write(int descriptor, const void *bytes, size_t length)
{
	ssize_t (*real)(int, const void *, size_t) =
	    (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
	const char *part = getenv("FAIL_WRITE");
	char name[64], path[4096];
	ssize_t size;

	snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
	size = part == NULL ? -1 : readlink(name, path, sizeof path - 1);
	if (size < 0)
		return real(descriptor, bytes, length);
	path[size] = '\0';
	return strstr(path, part) == NULL ? real(descriptor, bytes, length)
					  : fail(ENOSPC);
}
