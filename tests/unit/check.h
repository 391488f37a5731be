/*
 * check: counts what a unit test finds true.
 *
 * A test is a program: it includes this header once, checks, and returns
 * check_report() from main.
 */
#ifndef UNIT_CHECK_H
#define UNIT_CHECK_H

#include <stdio.h>

static size_t check_passed, check_failed;

#define CHECK(condition)                                                       \
	check_that((condition) != 0, __FILE__, __LINE__, #condition)

static inline void
check_that(int holds, const char *file, int line, const char *condition)
{
	if (holds) {
		check_passed++;
		return;
	}
	check_failed++;
	fprintf(stderr, "%s:%d: not so: %s\n", file, line, condition);
}

/* The exit status of the test. */
static inline int
check_report(void)
{
	printf("%zu passed, %zu failed\n", check_passed, check_failed);
	return check_failed == 0 ? 0 : 1;
}

#endif
