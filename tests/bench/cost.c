/*
 * cost: what a command costs, in one line: CPU seconds, seconds, peak kB.
 *
 * Usage: cost COMMAND…, whose output is thrown away.
 *
 * A process begins with the peak of the one that it was started from, and
 * Python's is larger than many that are measured; so this is in between.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double
seconds_of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int
main(int count, char **words)
{
	posix_spawn_file_actions_t quiet;
	double start = now();
	struct rusage used;
	int error, status;
	pid_t child;

	if (count < 2)
		return 2;
	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&quiet, 1, 2);
	error =
	    posix_spawnp(&child, words[1], &quiet, NULL, words + 1, environ);
	if (error != 0 || wait4(child, &status, 0, &used) != child) {
		fprintf(stderr, "cost: %s: %s\n", words[1], strerror(error));
		return 2;
	}
	printf("%f %f %ld\n",
	    seconds_of(used.ru_utime) + seconds_of(used.ru_stime),
	    now() - start, used.ru_maxrss);
	return 0;
}
