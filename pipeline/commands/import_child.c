#include "commands/import_child.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "base/arena.h"
#include "base/child.h"
#include "base/diag.h"
#include "base/libxml2.h"
#include "base/sandbox.h"
#include "base/system_words.h"
#include "base/translate.h"
#include "commands/import_message.h"
#include "word/file_kind.h"
#include "word/findings.h"
#include "word/import.h"

/*
 * Of the process that reads. The file itself and the program are part of its
 * memory, but not of the data that is limited.
 */
enum {
	MEMORY_MOST = 64 << 20,
	MEMORY_LEAST = 16 << 20, /* of data */
	PROGRAM_MOST = 10 << 20,
	SECONDS_MOST = 20, /* of processor time */
	WAIT_MOST = 120,   /* seconds, on a machine with other work to do */
	ANSWER_MOST = 48 << 20,
};

/* Exit statuses; 2 is that of an arena without memory. */
enum { DONE = 0, NO_MEMORY = 2, NO_SANDBOX = 3, NO_OUTPUT = 4 };

struct import_task {
	const char *path;
	const struct import_request *request;
};

static void
read_file(struct arena *arena, struct diag *diag,
    const struct import_task *task, struct import_message *message)
{
	struct findings findings = {
	    .arena = arena, .diag = diag, .path = task->path};

	message->kind =
	    file_kind_of(arena, task->request->bytes, &message->kind_name);
	if (message->kind == FILE_DOCX)
		message->good = import_docx(
		    arena, &findings, task->request, &message->imported);
}

static size_t
data_most(size_t file)
{
	size_t most = MEMORY_MOST - PROGRAM_MOST;

	return file < most - MEMORY_LEAST ? most - file : MEMORY_LEAST;
}

static int
run(void *context, int output)
{
	const struct import_task *task = context;
	const struct sandbox_limits limits = {
	    .memory = data_most(task->request->bytes.length),
	    .seconds = SECONDS_MOST};
	struct import_message message = {0};
	struct arena *arena;
	struct diag *diag;

	if (!sandbox_enter(&limits, output))
		return NO_SANDBOX;
	arena = arena_new();
	diag = diag_new(arena);
	read_file(arena, diag, task, &message);
	return import_message_write(output, &message, diag) ? DONE : NO_OUTPUT;
}

static bool
refuse(struct diag *diag, const char *path, const char *why)
{
	diag_error_at(diag, CODE_WORD_PROCESS, path, "%s", why);
	return false;
}

static const char *
failed(void)
{
	return _("congbao failed while the file was read; nothing of it was "
		 "written");
}

/* Why there is no message. */
static bool
refuse_ended(
    struct diag *diag, const char *path, const struct child_result *result)
{
	if (result->status == NO_SANDBOX) {
		diag_failure(diag, path,
		    "the system does not let a process be confined "
		    "(seccomp), so the file is not read");
		return false;
	}
	if (result->status == NO_MEMORY)
		return refuse(diag, path,
		    _("more than 64 MB were needed while the file was read; "
		      "nothing of it was written"));
	if (result->too_long)
		return refuse(diag, path,
		    _("more than 48 MB were made while the file was read; "
		      "nothing of it was written"));
	if (result->late || result->signal == SIGXCPU ||
	    result->signal == SIGKILL)
		return refuse(diag, path,
		    _("the time was over while the file was read; nothing of "
		      "it was written"));
	if (result->signal != 0)
		return refuse(diag, path,
		    arena_format(diag->arena,
			_("congbao failed (%s) while the file was read; "
			  "nothing of it was written"),
			strsignal(result->signal)));
	return refuse(diag, path, failed());
}

bool
import_in_child(struct arena *arena, struct diag *diag, const char *path,
    const struct import_request *request, struct import_message *message)
{
	struct import_task task = {path, request};
	struct child_result result;

	libxml2(); /* the process cannot open files */
	if (!child_run(arena, run, &task, ANSWER_MOST, WAIT_MOST, &result)) {
		diag_failure(diag, path, "%s", system_words(errno));
		return false;
	}
	if (result.status != DONE || result.late || result.too_long)
		return refuse_ended(diag, path, &result);
	if (!import_message_read(
		arena, result.bytes, path, request->name, message, diag))
		return refuse(diag, path,
		    _("congbao answered nonsense while the file was read; "
		      "nothing of it was written"));
	return message->good || message->kind != FILE_DOCX ||
	    diag_is_bad(diag) || refuse(diag, path, failed());
}
