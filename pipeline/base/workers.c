#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "base/workers.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/system_words.h"
#include "base/translate.h"

/* The message a worker sends to the parent when a task is done. */
struct result {
	size_t index;
	int status;
	int worker;
	long start, end; /* of its output in the worker's file */
};

struct crew {
	size_t count;
	worker *run;
	worker_done *done;     /* or NULL */
	worker_output *output; /* NULL: copy to standard error */
	void *context;
	atomic_size_t *next; /* the next task, in shared memory */
	int pipe[2];
	FILE **files; /* the output of each worker */
	int jobs;
};

int
workers_most(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count < 1 ? 1 : count > 64 ? 64 : (int)count;
}

static int
failed(void)
{
	fprintf(stderr, "congbao: %s\n", system_words(errno));
	return 2;
}

/* Standard error is unbuffered, so it is written in large chunks. */
static void
copy_output(FILE *output, long start, long end)
{
	char bytes[4096];

	if (fseek(output, start, SEEK_SET) != 0)
		return;
	while (start < end) {
		size_t rest = (size_t)(end - start);
		size_t got = fread(bytes, 1,
		    rest < sizeof bytes ? rest : sizeof bytes, output);

		if (got == 0)
			break;
		fwrite(bytes, 1, got, stderr);
		start += (long)got;
	}
}

/* To the callback, or to standard error. */
static void
pass_output(
    const struct crew *crew, size_t index, FILE *output, long start, long end)
{
	size_t length = (size_t)(end - start);
	char *bytes;

	if (crew->output == NULL) {
		copy_output(output, start, end);
		return;
	}
	bytes = malloc(length + 1);
	if (bytes == NULL)
		abort();
	if (fseek(output, start, SEEK_SET) != 0 ||
	    fread(bytes, 1, length, output) != length)
		length = 0;
	crew->output(crew->context, index, (struct text) {bytes, length});
	free(bytes);
}

/* Runs all tasks in the calling process. */
static int
run_alone(const struct crew *crew)
{
	FILE *output = tmpfile();
	int status = 0;

	if (output == NULL)
		return failed();
	for (size_t i = 0; i < crew->count; i++) {
		long start = ftell(output);
		int one = crew->run(crew->context, i, output);

		if (fflush(output) != 0) {
			status = failed();
			break;
		}
		if (one > status)
			status = one;
		if (crew->done != NULL)
			crew->done(crew->context, i);
		if (crew->output != NULL)
			pass_output(crew, i, output, start, ftell(output));
		fseek(output, 0, SEEK_END); /* required before writing again */
	}
	if (crew->output == NULL)
		copy_output(output, 0, ftell(output));
	fclose(output);
	return status;
}

/*
 * The main loop of a worker process. Writing a result is atomic, since it is
 * smaller than PIPE_BUF.
 */
static void
run_worker(const struct crew *crew, int number)
{
	FILE *output = crew->files[number];
	size_t index;

	while ((index = atomic_fetch_add(crew->next, 1)) < crew->count) {
		struct result result = {.index = index, .worker = number};
		ssize_t written;

		result.start = ftell(output);
		result.status = crew->run(crew->context, index, output);
		result.end = ftell(output);
		if (fflush(output) != 0)
			_exit(2);
		written = write(crew->pipe[1], &result, sizeof result);
		if (written != (ssize_t)sizeof result)
			_exit(2);
	}
	_exit(0);
}

/* Forks the workers; returns how many were started. */
static int
start(struct crew *crew)
{
	int started = 0;

	fflush(NULL);
	while (started < crew->jobs) {
		pid_t child = fork();

		if (child < 0)
			break;
		if (child == 0) {
			close(crew->pipe[0]);
			run_worker(crew, started);
		}
		started++;
	}
	return started;
}

/* Waits for a result. False once every worker has closed its end. */
static bool
next_result(const struct crew *crew, struct result *result)
{
	ssize_t got;

	do
		got = read(crew->pipe[0], result, sizeof *result);
	while (got < 0 && errno == EINTR);
	return got == (ssize_t)sizeof *result;
}

static int
gather(struct crew *crew)
{
	struct result *results = calloc(crew->count, sizeof *results);
	struct result result;
	size_t finished = 0;
	int status = 0, child;

	if (results == NULL)
		return failed();
	while (next_result(crew, &result)) {
		results[result.index] = result;
		finished++;
		if (result.status > status)
			status = result.status;
		if (crew->done != NULL)
			crew->done(crew->context, result.index);
	}
	while (wait(&child) > 0)
		if (!WIFEXITED(child) || WEXITSTATUS(child) != 0)
			status = 2;
	for (size_t i = 0; i < crew->count; i++)
		pass_output(crew, i, crew->files[results[i].worker],
		    results[i].start, results[i].end);
	free(results);
	if (finished < crew->count) {
		fputs(_("congbao: a worker died before its work was done\n"),
		    stderr);
		status = 2;
	}
	return status;
}

static bool
open_files(struct crew *crew)
{
	for (int i = 0; i < crew->jobs; i++) {
		crew->files[i] = tmpfile();
		if (crew->files[i] == NULL)
			return false;
	}
	return true;
}

static void
close_files(struct crew *crew)
{
	for (int i = 0; i < crew->jobs; i++)
		if (crew->files[i] != NULL)
			fclose(crew->files[i]);
}

int
workers_gather(size_t count, int jobs, worker *run, worker_done *done,
    worker_output *output, void *context)
{
	FILE *files[64] = {NULL};
	struct crew crew = {.count = count,
	    .run = run,
	    .done = done,
	    .output = output,
	    .context = context,
	    .files = files};
	int status;

	crew.jobs = jobs > 64 ? 64 : jobs;
	if ((size_t)crew.jobs > count)
		crew.jobs = (int)count;
	if (crew.jobs < 2)
		return run_alone(&crew);
	crew.next = mmap(NULL, sizeof *crew.next, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (crew.next == MAP_FAILED)
		return failed();
	if (!open_files(&crew) || pipe(crew.pipe) != 0) {
		status = failed();
	} else {
		int started = start(&crew);

		close(crew.pipe[1]);
		status = started == 0 ? failed() : gather(&crew);
		close(crew.pipe[0]);
	}
	close_files(&crew);
	munmap(crew.next, sizeof *crew.next);
	return status;
}

int
workers_run(
    size_t count, int jobs, worker *run, worker_done *done, void *context)
{
	return workers_gather(count, jobs, run, done, NULL, context);
}
