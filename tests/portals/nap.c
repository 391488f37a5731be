/*
 * nap: loaded before libc, it stops the process before a file gets its name.
 *
 * A file gets it by a rename or a link of this machine, by a command to sftp,
 * or by a command of FTP, which is seen before OpenSSL encrypts it. NAP_NAME is
 * the file's name; NAP_AT says which of several such stops (SIGSTOP), from 0.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>

static long files;

static void
nap(void)
{
	const char *at = getenv("NAP_AT");

	if (at != NULL && files++ == atol(at))
		raise(SIGSTOP);
}

/* Is it a command that begins so and has the file's name last? */
static int
is_command(const char *bytes, size_t length, const char *verb)
{
	const char *name = getenv("NAP_NAME");
	const char *end = memchr(bytes, '\n', length);

	if (name == NULL || length <= strlen(verb) || end == NULL ||
	    memcmp(bytes, verb, strlen(verb)) != 0)
		return 0;
	while (end > bytes && strchr("\r\n\"", end[0]) != NULL)
		end--;
	end++;
	return (size_t)(end - bytes) > strlen(name) &&
	    memcmp(end - strlen(name), name, strlen(name)) == 0;
}

static void
nap_before(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = getenv("NAP_NAME");

	if (name != NULL && slash != NULL && strcmp(slash + 1, name) == 0)
		nap();
}

int
rename(const char *from, const char *to)
{
	int (*real)(const char *, const char *) =
	    (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");

	nap_before(to);
	return real(from, to);
}

int
link(const char *from, const char *to)
{
	int (*real)(const char *, const char *) =
	    (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "link");

	nap_before(to);
	return real(from, to);
}

ssize_t
send(int descriptor, const void *at, size_t length, int flags)
{
	ssize_t (*real)(int, const void *, size_t, int) = (ssize_t(*)(
	    int, const void *, size_t, int))dlsym(RTLD_NEXT, "send");

	if (is_command(at, length, "rename "))
		nap();
	return real(descriptor, at, length, flags);
}

int
SSL_write(void *connection, const void *at, int length)
{
	int (*real)(void *, const void *, int) =
	    (int (*)(void *, const void *, int))dlsym(RTLD_NEXT, "SSL_write");

	/* libcurl is loaded late, and OpenSSL with it. */
	if (real == NULL)
		real = (int (*)(void *, const void *, int))dlsym(
		    dlopen("libssl.so.3", RTLD_LAZY), "SSL_write");
	if (is_command(at, (size_t)length, "RNTO "))
		nap();
	return real(connection, at, length);
}
