#include "commands/stamp.h"

#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#define STAMP_HEADER "congbao stamp 3\n"
#define STAMP_DIRECTORY ".congbao"

static char *
stamp_path(struct arena *arena, const struct stamp *stamp)
{
	return file_join(arena,
	    file_join(arena, stamp->output, STAMP_DIRECTORY), stamp->name);
}

static void
add_number(struct buffer *out, uintmax_t number)
{
	char digits[2 * sizeof number + 1];
	size_t start = sizeof digits - 1;

	digits[start] = ' ';
	do {
		digits[--start] = "0123456789abcdef"[number & 15];
		number >>= 4;
	} while (number > 0);
	buffer_add(out, (struct text) {digits + start, sizeof digits - start});
}

/* Size, times and inode: if they are the same, the file was not touched. */
static bool
add_state(struct buffer *out, int output, const char *path)
{
	struct stat now;

	if (fstatat(output, path, &now, 0) != 0)
		return false;
	add_number(out, (uintmax_t)now.st_size);
	add_number(out, (uintmax_t)now.st_mtim.tv_sec);
	add_number(out, (uintmax_t)now.st_mtim.tv_nsec);
	add_number(out, (uintmax_t)now.st_ctim.tv_sec);
	add_number(out, (uintmax_t)now.st_ctim.tv_nsec);
	add_number(out, (uintmax_t)now.st_ino);
	return true;
}

/* The line of a file: its state, a tab, its digest, a space and its path. */
static bool
take_file(struct arena *arena, struct text line, struct text *state,
    struct file_digest *file)
{
	struct text digest;

	if (!text_take_ended(&line, '\t', state) ||
	    !text_take_ended(&line, ' ', &digest) ||
	    digest.length >= sizeof file->digest.hex)
		return false;
	*file = (struct file_digest) {arena_copy(arena, line.at, line.length)};
	memcpy(file->digest.hex, digest.at, digest.length);
	return true;
}

/* The check of a stamp's files. */
struct stamp_check {
	struct arena *arena;
	const struct stamp *stamp;
	int output;
	struct buffer now;
	struct file_digests files;
	bool was_copied; /* a file has the same bytes, and another state */
};

static bool
has_same_bytes(struct stamp_check *check, const struct file_digest *file)
{
	struct digest digest;
	size_t size;

	check->was_copied = true;
	return digest_of_file(diag_new(check->arena),
		   file_join(check->arena, check->stamp->output, file->path),
		   &digest, &size) &&
	    digest_equal(digest, file->digest);
}

static bool
is_untouched(struct stamp_check *check, struct text line)
{
	struct text state;
	struct file_digest file;

	if (!take_file(check->arena, line, &state, &file))
		return false;
	file_digests_add(check->arena, &check->files, file.path, file.digest);
	check->now.length = 0;
	return add_state(&check->now, check->output, file.path) &&
	    (text_equal(buffer_text(&check->now), state) ||
		has_same_bytes(check, &file));
}

/* An empty line ends the list of files; the messages follow it. */
static bool
are_untouched(struct stamp_check *check, struct text *rest)
{
	struct text line;

	while (text_take_ended(rest, '\n', &line)) {
		if (line.length == 0)
			return true;
		if (!is_untouched(check, line))
			return false;
	}
	return false;
}

static int
open_output(const struct stamp *stamp)
{
	return open(stamp->output, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

bool
stamp_holds(
    struct arena *arena, const struct stamp *stamp, struct text *messages)
{
	struct stamp_check check = {
	    .arena = arena, .stamp = stamp, .now = {.arena = arena}};
	const char *path = stamp_path(arena, stamp);
	struct text line;
	bool holds;

	if (!file_read(arena, diag_new(arena), path, messages) ||
	    !text_starts(*messages, STAMP_HEADER))
		return false;
	*messages =
	    text_part(*messages, strlen(STAMP_HEADER), messages->length);
	if (!text_take_ended(messages, '\n', &line) ||
	    !text_is(line, stamp->inputs.hex))
		return false;
	check.output = open_output(stamp);
	holds = check.output >= 0 && are_untouched(&check, messages);
	if (check.output >= 0)
		close(check.output);
	if (holds &&
	    check.was_copied) /* the next check need not read the file */
		stamp_write(
		    arena, diag_new(arena), stamp, &check.files, *messages);
	return holds;
}

/* False if a file is already gone. */
static bool
add_files(struct buffer *out, const struct stamp *stamp,
    const struct file_digests *files)
{
	int output = open_output(stamp);
	bool all = output >= 0;

	for (size_t i = 0; all && i < files->count; i++) {
		const struct file_digest *file = &files->at[i];

		all = add_state(out, output, file->path);
		buffer_format(out, "\t%s %s\n", file->digest.hex, file->path);
	}
	if (output >= 0)
		close(output);
	return all;
}

bool
stamp_write(struct arena *arena, struct diag *diag, const struct stamp *stamp,
    const struct file_digests *files, struct text messages)
{
	const char *path = stamp_path(arena, stamp);
	struct buffer out = {.arena = arena};

	buffer_string(&out, STAMP_HEADER);
	buffer_format(&out, "%s\n", stamp->inputs.hex);
	if (!add_files(&out, stamp, files))
		return true; /* no stamp */
	buffer_byte(&out, '\n');
	buffer_add(&out, messages);
	return file_make_directory(diag, file_directory(arena, path)) &&
	    file_write_output(diag, path, buffer_text(&out));
}

void
stamp_remove(const struct stamp *stamp)
{
	struct arena *arena = arena_new();

	unlink(stamp_path(arena, stamp));
	arena_free(arena);
}

bool
stamp_digest(const struct stamp *stamp, struct digest *digest)
{
	struct arena *arena = arena_new();
	const char *path = stamp_path(arena, stamp);
	struct text bytes = {0};
	bool there = file_read(arena, diag_new(arena), path, &bytes);

	*digest = digest_of(bytes);
	arena_free(arena);
	return there;
}
