/*
 * The edges of import: the process that can only compute, what it answers, the
 * text of a signed PDF, and the names of files.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/child.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/sandbox.h"
#include "check.h"
#include "commands/import_files.h"
#include "commands/import_message.h"
#include "commands/signed_pdf.h"

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#else
#define IS_SANITIZED 0
#endif

extern char **environ;

/* What a process tries in the sandbox: 0 if it succeeds. */
typedef int attempt(void);

static int
try_to_open(void)
{
	return open("/etc/passwd", O_RDONLY) < 0;
}

static int
try_to_connect(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) < 0;
}

static int
try_to_fork(void)
{
	return fork() < 0;
}

static int
try_to_execute(void)
{
	char *arguments[] = {(char[]) {"true"}, NULL};

	return execv("/bin/true", arguments) < 0;
}

static int
try_to_kill(void)
{
	return kill(getppid(), 0) < 0;
}

static int
try_to_make_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
		   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED;
}

static int
try_to_say(void)
{
	return write(STDERR_FILENO, "x", 1) < 0;
}

static int
try_the_environment(void)
{
	return getenv("CONGBAO_SECRET") == NULL && environ[0] == NULL;
}

static int
use_memory(void)
{
	size_t size = (size_t)96 << 20;
	char *volatile memory = malloc(size);
	int none = memory == NULL;

	if (!none)
		memset(memory, 1, size);
	free(memory);
	return none;
}

static int
run_attempt(void *context, int output)
{
	static const struct sandbox_limits LIMITS = {
	    .memory = (size_t)64 << 20, .seconds = 1};
	attempt **given = context;

	if (!sandbox_enter(&LIMITS, output) || write(output, "in", 2) != 2)
		return 100;
	return (*given)();
}

/* Is it impossible there, while the process itself goes on? */
static bool
is_forbidden(attempt *given)
{
	struct arena *arena = arena_new();
	struct child_result result;
	bool forbidden =
	    child_run(arena, run_attempt, &given, 100, 10, &result) &&
	    text_is(result.bytes, "in") && result.status == 1;

	arena_free(arena);
	return forbidden;
}

/* A sanitizer needs some of it. */
static void
test_sandbox(void)
{
	setenv("CONGBAO_SECRET", "secret", 1);
	CHECK(is_forbidden(try_to_connect));
	CHECK(is_forbidden(try_to_fork));
	CHECK(is_forbidden(try_to_execute));
	CHECK(is_forbidden(try_to_kill));
	CHECK(is_forbidden(try_the_environment));
	CHECK(IS_SANITIZED || is_forbidden(try_to_open));
	CHECK(IS_SANITIZED || is_forbidden(try_to_make_code));
	CHECK(IS_SANITIZED || is_forbidden(try_to_say));
	CHECK(IS_SANITIZED || is_forbidden(use_memory));
	CHECK(use_memory() == 0);
}

static int
write_much(void *context, int output)
{
	char bytes[4096] = {0};

	(void)context;
	for (int i = 0; i < 1000; i++)
		if (write(output, bytes, sizeof bytes) < 0)
			return 1;
	return 0;
}

static int
wait_long(void *context, int output)
{
	(void)context;
	(void)output;
	pause();
	return 0;
}

static int
crash(void *context, int output)
{
	(void)context;
	(void)output;
	raise(SIGKILL);
	return 0;
}

static void
test_child(void)
{
	struct arena *arena = arena_new();
	struct child_result result;

	CHECK(child_run(arena, write_much, NULL, 5 << 20, 10, &result));
	CHECK(result.status == 0 && result.bytes.length == 4096000);
	CHECK(child_run(arena, write_much, NULL, 1 << 20, 10, &result));
	CHECK(result.too_long && result.signal != 0);
	CHECK(child_run(arena, wait_long, NULL, 1, 1, &result));
	CHECK(result.late && result.signal == SIGKILL);
	CHECK(child_run(arena, crash, NULL, 1, 0, &result));
	CHECK(result.signal == SIGKILL && result.status == -1);
	arena_free(arena);
}

static int
write_message(void *context, int output)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);

	diag_error_at(diag, CODE_WORD_KIND, "x", "no %s", "way");
	diag_note_at(diag, CODE_WORD_CONVERTED, "x", "so");
	return import_message_write(output, context, diag) ? 0 : 1;
}

/* Any change of the bytes is found, or gives a message within its bounds. */
static void
test_message(void)
{
	struct import_picture picture = {"05-hinh-1.png", {"abc", 3}};
	struct import_message sent = {.kind = FILE_DOCX,
	    .kind_name = "a Word file",
	    .good = true,
	    .imported = {.markdown = {"# Phụ lục", 13},
		.title = "Quy chế",
		.pictures = &picture,
		.picture_count = 1,
		.counts = {4, 3, 1, 0}}};
	struct import_message got;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct child_result result;
	struct text bytes;
	size_t accepted = 0;

	CHECK(child_run(arena, write_message, &sent, 1 << 16, 10, &result));
	bytes = result.bytes;
	CHECK(import_message_read(arena, bytes, "a", "05-", &got, diag));
	CHECK(diag->count == 2 && strcmp(diag->at[0].message, "no way") == 0);
	CHECK(got.good && got.kind == FILE_DOCX &&
	    text_is(got.imported.markdown, "# Phụ lục") &&
	    got.imported.counts.in_text == 3 &&
	    text_is(got.imported.pictures[0].bytes, "abc"));
	CHECK(!import_message_read(arena, bytes, "a", "06-", &got, diag));
	picture.name = "05-hinh/../../x.png";
	CHECK(child_run(arena, write_message, &sent, 1 << 16, 10, &result));
	CHECK(
	    !import_message_read(arena, result.bytes, "a", "05-", &got, diag));
	for (size_t i = 0; i < bytes.length; i++)
		accepted += import_message_read(
		    arena, text_part(bytes, 0, i), "a", "05-", &got, diag);
	CHECK(accepted == 0 && diag->count == 2);
	for (size_t i = 0; i < bytes.length; i++) {
		char *changed = arena_copy(arena, bytes.at, bytes.length);

		changed[i] = (char)(changed[i] ^ 0xFF);
		import_message_read(arena,
		    (struct text) {changed, bytes.length}, "a", "05-", &got,
		    diag);
	}
	arena_free(arena);
}

static bool
shows(const char *page, const char *number, int day, int month)
{
	struct arena *arena = arena_new();
	struct signed_head head = signed_head_of(arena, text_of(page));
	bool same = (number == NULL ? head.number == NULL
				    : head.number != NULL &&
				strcmp(head.number, number) == 0) &&
	    head.date.day == day && head.date.month == month;

	arena_free(arena);
	return same;
}

static void
test_signed(void)
{
	CHECK(
	    shows("  ỦY BAN NHÂN DÂN      CỘNG HÒA\n"
		  "  Số: 215/QĐ-UBND     Giả Định, ngày 05 tháng 01 năm 2026\n"
		  "                QUYẾT ĐỊNH\n",
		"215/QĐ-UBND", 5, 1));
	CHECK(shows("Số:  215  /2026/QĐ-UBND   ngày  5  tháng 11  năm 2026",
	    "215/2026/QĐ-UBND", 5, 11));
	CHECK(shows("Giả Định, ngày 12 tháng 6 năm 2026\n\n"
		    "Số: 7/NQ-HĐND\n",
	    "7/NQ-HĐND", 12, 6));
	CHECK(shows("Số: 7/NQ-HĐND\n\nGiả Định, ngày 12 tháng 6 năm 2026",
	    "7/NQ-HĐND", 12, 6));
	/* What is blank is not taken from what the text cites. */
	CHECK(shows("Số:      /QĐ-UBND   Giả Định, ngày    tháng   năm 2026\n"
		    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm "
		    "2020;\n",
	    NULL, 0, 0));
	CHECK(shows("Số: 8/QĐ-UBND  Giả Định, ngày    tháng   năm 2026\n"
		    "\n\n\n\n\nXét tờ trình ngày 05 tháng 3 năm 2020\n",
	    "8/QĐ-UBND", 0, 0));
	CHECK(shows(
	    "Số: 8/QĐ-UBND, ngày 31 tháng 02 năm 2026", "8/QĐ-UBND", 0, 0));
	CHECK(shows("", NULL, 0, 0));
}

static bool
is_stem(int number, const char *title, const char *path, const char *stem)
{
	struct arena *arena = arena_new();
	const char *made = import_stem(arena, number, title, path);
	bool same = strcmp(made, stem) == 0;

	arena_free(arena);
	return same;
}

static void
test_names(void)
{
	CHECK(is_stem(5, "Ban hành Quy chế", "x", "05-ban-hanh-quy-che"));
	CHECK(is_stem(12, "", "a/QĐ 12.signed.docx", "12-qd-12-signed"));
	CHECK(is_stem(1, "", "a/.docx", "01-docx"));
	CHECK(is_stem(1, "***", "a/***", "01"));
	CHECK(is_stem(3,
	    "Ban hành Quy chế quản lý, sử dụng tài sản công của tỉnh", "x",
	    "03-ban-hanh-quy-che-quan-ly-su-dung-tai-san"));
	CHECK(is_stem(3, "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee", "x",
	    "03-aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"));
}

int
main(void)
{
	test_sandbox();
	test_child();
	test_message();
	test_signed();
	test_names();
	return check_report();
}
