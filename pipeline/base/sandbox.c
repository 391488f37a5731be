#define _GNU_SOURCE /* close_range, PR_SET_NO_NEW_PRIVS */
#include "base/sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

extern char **environ;

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED true
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED false
#endif

static bool
limit(int resource, size_t most)
{
	struct rlimit old, new = {most, most};

	if (getrlimit((__rlimit_resource_t)resource, &old) != 0)
		return false;
	if (old.rlim_max < new.rlim_max)
		new.rlim_cur = new.rlim_max = old.rlim_max;
	return setrlimit((__rlimit_resource_t)resource, &new) == 0;
}

/* AddressSanitizer reserves terabytes, of which it uses little. */
static bool
set_limits(const struct sandbox_limits *limits)
{
	return (IS_SANITIZED || limits->memory == 0 ||
		   limit(RLIMIT_DATA, limits->memory)) &&
	    limit(RLIMIT_FSIZE, limits->file) && limit(RLIMIT_CORE, 0) &&
	    limit(RLIMIT_CPU, (size_t)limits->seconds);
}

/* Its bytes stay on the stack, so they are overwritten. */
static void
erase_environment(void)
{
	static char *none[] = {NULL};

	for (char **at = environ; at != NULL && *at != NULL; at++)
		memset(*at, 0, strlen(*at));
	environ = none;
}

/* A sanitizer reports what it finds on standard error. */
static bool
close_others(int output)
{
	unsigned least = IS_SANITIZED ? STDERR_FILENO + 1 : 0;

	if (output > (int)least &&
	    close_range(least, (unsigned)output - 1, 0) != 0)
		return false;
	return close_range((unsigned)output + 1, ~0U, 0) == 0;
}

static bool
allow(scmp_filter_ctx filter, const int *calls, size_t count)
{
	bool good = true;

	for (size_t i = 0; good && i < count; i++)
		good =
		    seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) == 0;
	return good;
}

/* Memory that is never executable, and writing to one descriptor. */
static bool
allow_computing(scmp_filter_ctx filter, int output)
{
	static const int CALLS[] = {SCMP_SYS(brk), SCMP_SYS(munmap),
	    SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex),
	    SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
	    SCMP_SYS(rt_sigreturn), SCMP_SYS(exit), SCMP_SYS(exit_group)};

	return allow(filter, CALLS, sizeof CALLS / sizeof CALLS[0]) &&
	    seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
		SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)output)) == 0 &&
	    seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
		SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
		SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)) ==
	    0 &&
	    seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
		SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
}

/* What sanitizers call to report, and to look at the process itself. */
static bool
allow_sanitizer(scmp_filter_ctx filter)
{
	static const int CALLS[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect),
	    SCMP_SYS(write), SCMP_SYS(read), SCMP_SYS(openat), SCMP_SYS(open),
	    SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(newfstatat),
	    SCMP_SYS(stat), SCMP_SYS(lseek), SCMP_SYS(readlink),
	    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(sched_yield),
	    SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction),
	    SCMP_SYS(rt_sigprocmask), SCMP_SYS(prctl), SCMP_SYS(getrlimit),
	    SCMP_SYS(prlimit64), SCMP_SYS(pipe), SCMP_SYS(pipe2),
	    SCMP_SYS(process_vm_readv)};

	return !IS_SANITIZED ||
	    allow(filter, CALLS, sizeof CALLS / sizeof CALLS[0]);
}

/* Anything else fails, as it would for want of permission. */
static bool
filter_computing(int output)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	bool good = filter != NULL && allow_computing(filter, output) &&
	    allow_sanitizer(filter) && seccomp_load(filter) == 0;

	if (filter != NULL)
		seccomp_release(filter);
	return good;
}

bool
sandbox_enter(const struct sandbox_limits *limits, int output)
{
	erase_environment();
	return close_others(output) && set_limits(limits) &&
	    (IS_SANITIZED || limit(RLIMIT_NOFILE, 0)) &&
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    filter_computing(output);
}

/* LibreOffice talks to itself through a socket of the same machine. */
static bool
filter_network(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	bool good = filter != NULL &&
	    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket),
		1, SCMP_A0(SCMP_CMP_NE, AF_UNIX)) == 0 &&
	    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES),
		SCMP_SYS(io_uring_setup), 0) == 0 &&
	    seccomp_rule_add(
		filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(ptrace), 0) == 0 &&
	    seccomp_load(filter) == 0;

	if (filter != NULL)
		seccomp_release(filter);
	return good;
}

bool
sandbox_program(const struct sandbox_limits *limits)
{
	return set_limits(limits) &&
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && filter_network();
}
