#define _DEFAULT_SOURCE /* wait4 */
#include "base/child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"

long long
child_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits until there is something to read. False if the time is over. */
static bool
wait_for_bytes(int input, long long deadline)
{
	for (;;) {
		long long left = deadline - child_clock();
		struct pollfd ready = {.fd = input, .events = POLLIN};
		int count;

		if (deadline > 0 && left <= 0)
			return false;
		count = poll(&ready, 1, deadline > 0 ? (int)left : -1);
		if (count > 0 || (count < 0 && errno != EINTR))
			return true;
	}
}

/* True until the child closes its end, or is to be ended. */
static bool
collect_piece(int input, struct buffer *bytes, size_t most, bool *too_long)
{
	enum { PIECE = 1 << 16 };
	ssize_t got;

	buffer_expect(bytes, PIECE);
	do
		got = read(input, bytes->at + bytes->length, PIECE);
	while (got < 0 && errno == EINTR);
	if (got > 0)
		bytes->length += (size_t)got;
	*too_long = bytes->length > most;
	return got > 0 && !*too_long;
}

static void
collect(int input, struct buffer *bytes, size_t most, int seconds,
    struct child_result *result)
{
	long long deadline =
	    seconds == 0 ? 0 : child_clock() + seconds * 1000LL;

	do {
		if (!wait_for_bytes(input, deadline)) {
			result->late = true;
			return;
		}
	} while (collect_piece(input, bytes, most, &result->too_long));
}

/* Its status, and how much memory it used. */
static void
reap(pid_t process, struct child_result *result)
{
	struct rusage usage = {0};
	int status = 0;
	pid_t ended;

	if (result->late || result->too_long)
		kill(process, SIGKILL);
	do
		ended = wait4(process, &status, 0, &usage);
	while (ended < 0 && errno == EINTR);
	result->memory = (size_t)usage.ru_maxrss * 1024;
	result->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	result->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool
child_run(struct arena *arena, child_task *task, void *context, size_t most,
    int seconds, struct child_result *result)
{
	struct buffer bytes = {.arena = arena};
	pid_t process;
	int ends[2];

	*result = (struct child_result) {0};
	if (pipe(ends) != 0)
		return false;
	fflush(NULL);
	process = fork();
	if (process == 0) {
		close(ends[0]);
		_exit(task(context, ends[1]));
	}
	close(ends[1]);
	if (process > 0) {
		collect(ends[0], &bytes, most, seconds, result);
		reap(process, result);
		result->bytes = buffer_text(&bytes);
	}
	close(ends[0]);
	return process > 0;
}
