#define _DEFAULT_SOURCE /* explicit_bzero */
#include "sign/pin.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/system_words.h"
#include "base/translate.h"

#define FILE_NAME "CONGBAO_PIN_FILE"
#define COMMAND_NAME "CONGBAO_PIN_COMMAND"
#define TERMINAL "/dev/tty"

extern char **environ;

static bool
refuse(struct diag *diag, const char *from, const char *why)
{
	diag_error_at(diag, CODE_SIGN_PIN, from, "%s", why);
	return false;
}

/* Where there are no bytes more, or one more than a PIN can have. False after
   an error of read(2). */
static bool
read_all(int input, struct pin *pin)
{
	ssize_t got = 1;

	while (got != 0 && pin->length < sizeof pin->at) {
		got = read(
		    input, pin->at + pin->length, sizeof pin->at - pin->length);
		if (got < 0 && errno != EINTR)
			return false;
		if (got > 0)
			pin->length += (size_t)got;
	}
	return true;
}

static void
drop_line_end(struct pin *pin)
{
	if (pin->length > 0 && pin->at[pin->length - 1] == '\n')
		pin->length--;
	if (pin->length > 0 && pin->at[pin->length - 1] == '\r')
		pin->length--;
	memset(pin->at + pin->length, 0, sizeof pin->at - pin->length);
}

/* What cannot be a PIN is not tried: a token counts its wrong ones. */
static bool
check(struct diag *diag, const char *from, struct pin *pin)
{
	drop_line_end(pin);
	if (pin->length > PIN_MOST)
		return refuse(diag, from, _("a PIN has at most 255 bytes"));
	if (pin->length == 0)
		return refuse(diag, from, _("there is no PIN in it"));
	for (size_t i = 0; i < pin->length; i++)
		if ((unsigned char)pin->at[i] < ' ')
			return refuse(diag, from,
			    _("a PIN is one line without control characters"));
	return true;
}

/* The file is looked at after it is opened, so that it stays the same one. */
static bool
is_private(struct diag *diag, const char *path, int file)
{
	struct stat status;

	if (fstat(file, &status) != 0) {
		diag_failure(diag, path, "%s", system_words(errno));
		return false;
	}
	if ((status.st_mode & (S_IRWXG | S_IRWXO)) == 0)
		return true;
	return refuse(diag, path,
	    _("others can read it: remove their permissions (chmod 600), and "
	      "change the PIN"));
}

static bool
ask_file(struct diag *diag, const char *path, struct pin *pin)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	bool good;

	if (file < 0) {
		diag_failure(diag, path, "%s", system_words(errno));
		return false;
	}
	good = is_private(diag, path, file);
	if (good && !read_all(file, pin)) {
		diag_failure(diag, path, "%s", system_words(errno));
		good = false;
	}
	close(file);
	return good && check(diag, path, pin);
}

/* Its standard error is ours. 0 or an error number. */
static int
start(const char *command, int output, pid_t *process)
{
	const union {
		const char *ours[4];
		char *its[4]; /* posix_spawn does not change them */
	} list = {{"sh", "-c", command, NULL}};
	posix_spawn_file_actions_t actions;
	int fault = posix_spawn_file_actions_init(&actions);

	if (fault != 0)
		return fault;
	fault = posix_spawn_file_actions_adddup2(&actions, output, 1);
	if (fault == 0)
		fault = posix_spawn(
		    process, "/bin/sh", &actions, NULL, list.its, environ);
	posix_spawn_file_actions_destroy(&actions);
	return fault;
}

static bool
has_succeeded(pid_t process)
{
	int status = -1;

	while (waitpid(process, &status, 0) < 0 && errno == EINTR)
		continue;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Not popen(3), whose buffer would keep a copy. */
static bool
ask_command(struct diag *diag, const char *command, struct pin *pin)
{
	int ends[2], fault;
	pid_t process;
	bool whole;

	if (pipe(ends) != 0) {
		diag_failure(diag, COMMAND_NAME, "%s", system_words(errno));
		return false;
	}
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	fault = start(command, ends[1], &process);
	close(ends[1]);
	whole = fault == 0 && read_all(ends[0], pin);
	close(ends[0]);
	if (fault != 0) {
		diag_failure(diag, COMMAND_NAME, "%s", system_words(fault));
		return false;
	}
	if (!has_succeeded(process) || !whole)
		return refuse(diag, COMMAND_NAME, _("the command failed"));
	return check(diag, COMMAND_NAME, pin);
}

static void
add_signals(sigset_t *signals)
{
	static const int SIGNALS[] = {
	    SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};

	sigemptyset(signals);
	for (size_t i = 0; i < sizeof SIGNALS / sizeof SIGNALS[0]; i++)
		sigaddset(signals, SIGNALS[i]);
}

/* False where a signal came first: it stays pending. */
static bool
wait_for_line(int terminal, int signals)
{
	struct pollfd ready[] = {
	    {.fd = terminal, .events = POLLIN},
	    {.fd = signals, .events = POLLIN},
	};

	while (poll(ready, 2, -1) < 0)
		if (errno != EINTR)
			return false;
	return ready[1].revents == 0;
}

enum typed { TYPED, TYPED_NOTHING, TYPED_SIGNAL };

/* The line is read at once: in the terminal's usual mode it comes whole. */
static enum typed
read_line(int terminal, int signals, struct pin *pin)
{
	ssize_t got;

	if (!wait_for_line(terminal, signals))
		return TYPED_SIGNAL;
	got = read(terminal, pin->at, sizeof pin->at);
	if (got <= 0)
		return TYPED_NOTHING;
	pin->length = (size_t)got;
	return TYPED;
}

static void
put_prompt(int terminal, const char *token)
{
	dprintf(terminal, _("PIN (%s): "), token);
}

/* A signal has its effect only after the terminal is as it was. */
static enum typed
read_silently(int terminal, int signals, const char *token, struct pin *pin)
{
	struct termios usual, silent;
	enum typed typed;

	if (tcgetattr(terminal, &usual) != 0)
		return TYPED_NOTHING;
	silent = usual;
	silent.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
	silent.c_lflag |= ICANON;
	if (tcsetattr(terminal, TCSAFLUSH, &silent) != 0)
		return TYPED_NOTHING;
	put_prompt(terminal, token);
	typed = read_line(terminal, signals, pin);
	tcsetattr(terminal, TCSAFLUSH, &usual);
	file_put(terminal, text_of("\n"));
	return typed;
}

/* Asks again after a signal that congbao survives, such as one to stop. */
static enum typed
ask_until_typed(int terminal, const char *token, struct pin *pin)
{
	sigset_t held, before;
	enum typed typed;
	int signals;

	add_signals(&held);
	do {
		sigprocmask(SIG_BLOCK, &held, &before);
		signals = signalfd(-1, &held, SFD_CLOEXEC);
		typed = signals < 0
		    ? TYPED_NOTHING
		    : read_silently(terminal, signals, token, pin);
		close(signals);
		sigprocmask(SIG_SETMASK, &before, NULL);
	} while (typed == TYPED_SIGNAL);
	return typed;
}

static bool
ask_terminal(struct diag *diag, const char *token, struct pin *pin)
{
	int terminal = open(TERMINAL, O_RDWR | O_CLOEXEC | O_NOCTTY);
	enum typed typed;

	if (terminal < 0)
		return refuse(diag, TERMINAL,
		    _("there is no terminal to ask for the PIN: set "
		      "CONGBAO_PIN_FILE or CONGBAO_PIN_COMMAND"));
	typed = ask_until_typed(terminal, token, pin);
	close(terminal);
	if (typed == TYPED)
		return check(diag, TERMINAL, pin);
	return refuse(diag, TERMINAL, _("no PIN was typed"));
}

/* Neither a core dump nor the swap space is to have it. */
static void
protect(struct pin *pin)
{
	struct rlimit core;

	memset(pin, 0, sizeof *pin);
	mlock(pin, sizeof *pin);
	if (getrlimit(RLIMIT_CORE, &core) == 0) {
		core.rlim_cur = 0;
		setrlimit(RLIMIT_CORE, &core);
	}
}

static const char *
setting(const char *name)
{
	const char *value = getenv(name);

	return value == NULL || value[0] == '\0' ? NULL : value;
}

bool
pin_read(struct diag *diag, const char *token, struct pin *pin)
{
	const char *path = setting(FILE_NAME);
	const char *command = setting(COMMAND_NAME);
	bool good;

	protect(pin);
	if (path != NULL)
		good = ask_file(diag, path, pin);
	else if (command != NULL)
		good = ask_command(diag, command, pin);
	else
		good = ask_terminal(diag, token, pin);
	if (!good)
		pin_forget(pin);
	return good;
}

void
pin_forget(struct pin *pin)
{
	explicit_bzero(pin, sizeof *pin);
	munlock(pin, sizeof *pin);
}
