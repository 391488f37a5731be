#include "portal/subprocess.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

extern char **environ;

struct subprocess {
	pid_t pid;
	int descriptor;
	FILE *output;
};

/* posix_spawnp wants non-const arguments, but does not change them. */
static bool
spawn(struct subprocess *child, const char *const *arguments, int in, int out)
{
	posix_spawn_file_actions_t actions;
	union {
		const char *const *ours;
		char *const *its;
	} list = {arguments};
	bool good;

	if (posix_spawn_file_actions_init(&actions) != 0)
		return false;
	good = posix_spawn_file_actions_adddup2(&actions, in, 0) == 0 &&
	    posix_spawn_file_actions_adddup2(&actions, out, 1) == 0 &&
	    posix_spawn_file_actions_adddup2(&actions, out, 2) == 0 &&
	    posix_spawnp(&child->pid, arguments[0], &actions, NULL, list.its,
		environ) == 0;
	posix_spawn_file_actions_destroy(&actions);
	return good;
}

/* Sockets, since writing to a closed pipe would kill us with SIGPIPE. */
static bool
make_pair(int ends[2])
{
	return socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0 &&
	    fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 &&
	    fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
}

static void
close_all(const int *at, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (at[i] >= 0)
			close(at[i]);
}

/*
 * A pair per direction: ssh, which sftp starts, makes its standard error
 * non-blocking, and with it every descriptor of the same socket.
 */
struct subprocess *
subprocess_start(struct arena *arena, const char *const *arguments)
{
	struct subprocess *child = arena_alloc(arena, sizeof *child);
	int ends[4] = {-1, -1, -1, -1}; /* ours and its, for input and output */

	if (!make_pair(ends) || !make_pair(ends + 2) ||
	    !spawn(child, arguments, ends[1], ends[3])) {
		close_all(ends, 4);
		return NULL;
	}
	close(ends[1]);
	close(ends[3]);
	child->descriptor = ends[0];
	child->output = fdopen(ends[2], "r");
	if (child->output == NULL)
		close(ends[2]);
	return child;
}

bool
subprocess_send(struct subprocess *child, const char *words)
{
	size_t length = strlen(words);

	while (length > 0) {
		ssize_t sent =
		    send(child->descriptor, words, length, MSG_NOSIGNAL);

		if (sent <= 0)
			return false;
		words += sent;
		length -= (size_t)sent;
	}
	return true;
}

bool
subprocess_line(struct subprocess *child, char *line, size_t room)
{
	return child->output != NULL &&
	    fgets(line, (int)room, child->output) != NULL;
}

void
subprocess_end(struct subprocess *child)
{
	if (child == NULL)
		return;
	if (child->output != NULL)
		fclose(child->output);
	close(child->descriptor);
	kill(child->pid, SIGTERM);
	waitpid(child->pid, NULL, 0);
}
