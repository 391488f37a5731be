#define _GNU_SOURCE /* close_range, PR_SET_CHILD_SUBREAPER, nftw */
#include "base/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/child.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/system_words.h"

extern char **environ;

/* Exit status of the program's process if it cannot be started. */
enum { CANNOT_CONFINE = 126, NOT_FOUND = 127 };

struct task {
	const struct helper *helper;
	struct arena *arena;
	struct diag *diag;
	const char *directory;
};

/* "-env:UserInstallation=file://{}/profile", with the directory. */
static char *
argument_of(const struct task *task, const char *argument)
{
	const char *place = strstr(argument, "{}");

	if (place == NULL)
		return arena_string(task->arena, argument);
	return arena_concat(task->arena,
	    arena_copy(task->arena, argument, (size_t)(place - argument)),
	    task->directory, place + strlen("{}"));
}

static char **
arguments_of(const struct task *task)
{
	const char *const *given = task->helper->arguments;
	size_t count = 0;
	char **arguments;

	while (given[count] != NULL)
		count++;
	arguments = arena_alloc(task->arena, (count + 1) * sizeof *arguments);
	for (size_t i = 0; i < count; i++)
		arguments[i] = argument_of(task, given[i]);
	return arguments;
}

/* Nothing of congbao's own environment but where programs are. */
static char **
environment_of(const struct task *task)
{
	const char *path = getenv("PATH");
	char **list = arena_alloc(task->arena, 5 * sizeof *list);

	list[0] = arena_concat(
	    task->arena, "PATH=", path == NULL ? "/usr/bin:/bin" : path, "");
	list[1] = arena_concat(task->arena, "HOME=", task->directory, "");
	list[2] = arena_concat(task->arena, "TMPDIR=", task->directory, "");
	list[3] = arena_string(task->arena, "LC_ALL=C.UTF-8");
	return list;
}

/* Standard input is empty, and what it says is dropped. */
static bool
redirect(void)
{
	int nothing = open("/dev/null", O_RDWR);

	return nothing >= 0 && dup2(nothing, 0) == 0 && dup2(nothing, 1) == 1 &&
	    dup2(nothing, 2) == 2 && close_range(3, ~0U, 0) == 0;
}

/* Becomes the program, in a process group of its own. */
static void
become(const struct task *task)
{
	char **arguments = arguments_of(task);
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	environ = environment_of(task);
	if (setpgid(0, 0) != 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 ||
	    chdir(task->directory) != 0 || !redirect() ||
	    !sandbox_program(&task->helper->limits))
		_exit(CANNOT_CONFINE);
	execvp(arguments[0], arguments);
	_exit(errno == ENOENT ? NOT_FOUND : CANNOT_CONFINE);
}

/* Nobody reads the pipe any more: congbao was ended. */
static bool
is_abandoned(int output)
{
	enum { PAUSE = 20 }; /* milliseconds */
	struct pollfd reader = {.fd = output};

	return poll(&reader, 1, PAUSE) > 0 && (reader.revents & POLLERR) != 0;
}

/* Waits for its end, but does not reap it, so that its group exists. */
static bool
has_ended(pid_t process)
{
	siginfo_t info = {0};

	return waitid(P_PID, (id_t)process, &info,
		   WEXITED | WNOHANG | WNOWAIT) != 0 ||
	    info.si_pid == process;
}

/* Those that it started are ours, as we are their subreaper. */
static int
end_group(pid_t process)
{
	int status = -1;

	kill(-process, SIGKILL);
	kill(process, SIGKILL);
	while (waitpid(process, &status, 0) < 0 && errno == EINTR)
		continue;
	while (waitpid(-1, NULL, WNOHANG) > 0)
		continue;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static enum helper_result
start_and_wait(const struct task *task, int output)
{
	long long deadline = child_clock() + task->helper->seconds * 1000LL;
	pid_t process = fork();
	bool late = false;
	int status;

	if (process == 0)
		become(task);
	if (process < 0) {
		diag_failure(task->diag, task->helper->arguments[0], "%s",
		    system_words(errno));
		return HELPER_FAILURE;
	}
	while (!has_ended(process) && !is_abandoned(output) && !late)
		late = child_clock() > deadline;
	status = end_group(process);
	if (late)
		return HELPER_LATE;
	if (status == NOT_FOUND)
		return HELPER_MISSING;
	return status == 0 ? HELPER_DONE : HELPER_REFUSED;
}

static bool
write_files(const struct task *task)
{
	const struct helper *helper = task->helper;

	for (size_t i = 0; i < helper->file_count; i++) {
		const char *path = file_join(
		    task->arena, task->directory, helper->files[i].name);

		if (!file_make_directory(
			task->diag, file_directory(task->arena, path)) ||
		    !file_write_output(
			task->diag, path, helper->files[i].bytes))
			return false;
	}
	return true;
}

/* The file is its own, so it may be a link to anything. */
static enum helper_result
pass_output(const struct task *task, int output)
{
	const char *path =
	    file_join(task->arena, task->directory, task->helper->output);
	struct text bytes;
	struct stat status;

	if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
	    (size_t)status.st_size > task->helper->limits.file)
		return HELPER_REFUSED;
	if (!file_read(task->arena, task->diag, path, &bytes))
		return HELPER_FAILURE;
	return file_put(output, bytes) ? HELPER_DONE : HELPER_FAILURE;
}

static int
remove_one(
    const char *path, const struct stat *status, int kind, struct FTW *place)
{
	(void)status;
	(void)kind;
	(void)place;
	remove(path);
	return 0;
}

static const char *
make_directory(struct arena *arena)
{
	const char *above = getenv("TMPDIR");
	char *directory =
	    file_join(arena, above == NULL || above[0] != '/' ? "/tmp" : above,
		"congbao-XXXXXX");

	return mkdtemp(directory);
}

/*
 * Keeps the program: signals that end congbao are not for the keeper, which
 * sees that the pipe has no reader and cleans up.
 */
static int
keep(void *context, int output)
{
	enum { DESCRIPTORS = 16 };
	struct task *task = context;
	enum helper_result result = HELPER_FAILURE;
	sigset_t all;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	task->directory = make_directory(task->arena);
	if (task->directory == NULL)
		return HELPER_FAILURE;
	if (write_files(task))
		result = start_and_wait(task, output);
	if (result == HELPER_DONE)
		result = pass_output(task, output);
	nftw(task->directory, remove_one, DESCRIPTORS, FTW_DEPTH | FTW_PHYS);
	return (int)result;
}

enum helper_result
helper_run(struct arena *arena, struct diag *diag, const struct helper *helper,
    struct text *output)
{
	struct task task = {.helper = helper, .arena = arena, .diag = diag};
	struct child_result result;

	if (child_run(arena, keep, &task, helper->limits.file, 0, &result) &&
	    result.status >= HELPER_DONE && result.status < HELPER_FAILURE) {
		*output = result.bytes;
		return (enum helper_result)result.status;
	}
	diag_failure(diag, helper->arguments[0],
	    "its temporary directory or its process failed");
	return HELPER_FAILURE;
}
