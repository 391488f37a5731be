#include "base/progress.h"

#include <stdio.h>
#include <time.h>

#include "base/terminal.h"

enum { BAR = 30, QUIET = 500, BETWEEN = 100 }; /* characters, milliseconds */

static int64_t
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

struct progress
progress_start(const char *verb, size_t total)
{
	return (struct progress) {.verb = verb,
	    .total = total,
	    .terminal = terminal_moves(stderr),
	    .begun = now()};
}

struct progress
progress_start_lines(const char *verb, size_t total)
{
	struct progress progress = progress_start(verb, total);

	progress.lines = true;
	return progress;
}

/* The cursor is left at the bar's start, for messages that do not know of it.
 */
static void
draw_bar(const struct progress *progress)
{
	size_t filled = progress->done * BAR / progress->total;

	fprintf(stderr, "%s [", progress->verb);
	for (size_t i = 0; i < BAR; i++)
		fputc(i < filled ? '#' : '.', stderr);
	fprintf(stderr, "] %zu/%zu\r", progress->done, progress->total);
	fflush(stderr);
}

static void
show_bar(struct progress *progress)
{
	int64_t time = now();

	if (progress->done >= progress->total) {
		progress_hide(progress);
		return;
	}
	if (time - progress->begun < QUIET ||
	    (progress->shown && time - progress->drawn < BETWEEN))
		return;
	draw_bar(progress);
	progress->drawn = time;
	progress->shown = true;
}

void
progress_step(struct progress *progress, const char *what)
{
	progress->done++;
	if (progress->total < 2)
		return;
	if (progress->terminal)
		show_bar(progress);
	else if (progress->lines)
		fprintf(stderr, "%s %zu/%zu %s\n", progress->verb,
		    progress->done, progress->total, what);
}

void
progress_hide(struct progress *progress)
{
	if (!progress->shown)
		return;
	fputs(TERMINAL_CLEAR_LINE, stderr);
	fflush(stderr);
	progress->shown = false;
}
