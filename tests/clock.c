/*
 * clock: a clock that goes faster, or stands still, preloaded into a program
 * for tests of what depends on how long something takes. CLOCK_SPEED says how
 * many times as fast the monotonic clock is.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int
clock_gettime(clockid_t clock, struct timespec *time)
{
	static int (*real)(clockid_t, struct timespec *);
	const char *speed = getenv("CLOCK_SPEED");
	long long nanoseconds;
	int status;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
	status = real(clock, time);
	if (status != 0 || clock != CLOCK_MONOTONIC || speed == NULL)
		return status;
	nanoseconds = (time->tv_sec % 100000 * 1000000000LL + time->tv_nsec) *
	    atoi(speed);
	time->tv_sec = nanoseconds / 1000000000;
	time->tv_nsec = nanoseconds % 1000000000;
	return 0;
}
