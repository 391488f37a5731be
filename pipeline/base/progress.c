#include "base/progress.h"

#include <stdio.h>
#include <unistd.h>

enum { BAR = 30 };

struct progress
progress_start(const char *verb, size_t total)
{
	return (struct progress) {
	    .verb = verb, .total = total, .terminal = isatty(2)};
}

static void
draw_bar(const struct progress *progress)
{
	size_t filled = progress->done * BAR / progress->total;

	fprintf(stderr, "\r%s [", progress->verb);
	for (size_t i = 0; i < BAR; i++)
		fputc(i < filled ? '#' : '.', stderr);
	fprintf(stderr, "] %zu/%zu", progress->done, progress->total);
	fflush(stderr);
}

void
progress_step(struct progress *progress, const char *what)
{
	progress->done++;
	if (progress->total < 2)
		return;
	if (progress->terminal)
		draw_bar(progress);
	else
		fprintf(stderr, "%s %zu/%zu %s\n", progress->verb,
		    progress->done, progress->total, what);
}

void
progress_end(struct progress *progress)
{
	if (progress->terminal && progress->total > 1)
		fputs("\r\033[K", stderr);
}
