/*
 * sandbox: gives up what a process does not need before it reads bytes that
 * are not trusted.
 *
 * Works without privileges: resource limits (setrlimit(2)) and a filter of
 * system calls (seccomp(2)), which processes that are started later inherit.
 */
#ifndef BASE_SANDBOX_H
#define BASE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

struct sandbox_limits {
	size_t memory; /* bytes of data; 0: no limit */
	size_t file;   /* maximum size of a file that is written */
	int seconds;   /* of processor time */
};

/*
 * For a process that computes: leaves it memory, the descriptor `output` to
 * write to, and its end. Other descriptors are closed and the environment is
 * erased. False with errno if the system refuses; the caller then ends the
 * process.
 */
bool sandbox_enter(const struct sandbox_limits *limits, int output);

/*
 * For another program that is started next: no network, no new privileges, and
 * limits. False with errno, as above.
 */
bool sandbox_program(const struct sandbox_limits *limits);

#endif
