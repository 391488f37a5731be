/*
 * nap: loaded before libc, it stops the process before it writes the pointer.
 *
 * The pointer is written by a rename: of this machine's, by a command to
 * sftp, or by a command of FTP, which is seen before OpenSSL encrypts it.
 * NAP_AT says which of these stops (SIGSTOP), from 0.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>

static long pointers;

static void
nap(void)
{
	const char *at = getenv("NAP_AT");

	if (at != NULL && pointers++ == atol(at))
		raise(SIGSTOP);
}

/* Is it a command that begins so and has the pointer's name last? */
static int
is_command(const char *bytes, size_t length, const char *verb)
{
	static const char NAME[] = "moi-nhat.json";
	const char *end = memchr(bytes, '\n', length);

	if (length <= strlen(verb) || end == NULL ||
	    memcmp(bytes, verb, strlen(verb)) != 0)
		return 0;
	while (end > bytes && strchr("\r\n\"", end[0]) != NULL)
		end--;
	end++;
	return (size_t)(end - bytes) > strlen(NAME) &&
	    memcmp(end - strlen(NAME), NAME, strlen(NAME)) == 0;
}

int
rename(const char *from, const char *to)
{
	int (*real)(const char *, const char *) =
	    (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
	const char *slash = strrchr(to, '/');

	if (slash != NULL && strcmp(slash, "/moi-nhat.json") == 0)
		nap();
	return real(from, to);
}

ssize_t
send(int descriptor, const void *at, size_t length, int flags)
{
	ssize_t (*real)(int, const void *, size_t, int) =
	    (ssize_t(*)(int, const void *, size_t, int))dlsym(
		RTLD_NEXT, "send");

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
