/*
 * child: a task in a process of its own, whose result comes back as bytes.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;

/*
 * The task: runs in the child, writes its result to the descriptor `output`,
 * and returns an exit status from 0 to 127.
 */
typedef int child_task(void *context, int output);

struct child_result {
	struct text bytes; /* that it wrote */
	int status;	   /* its exit status; -1: it was ended by a signal */
	int signal;	   /* that ended it; 0: none */
	bool late;	   /* it was ended since its time was over */
	bool too_long;	   /* it wrote more than it may, and was ended */
	size_t memory;	   /* the most that it used, in bytes */
};

/*
 * Runs the task, and collects at most `most` bytes within `seconds`; 0: without
 * a limit of time. False with errno if no process can be started.
 */
bool child_run(struct arena *arena, child_task *task, void *context,
    size_t most, int seconds, struct child_result *result);

/* Milliseconds of a clock that never goes back. */
long long child_clock(void);

#endif
