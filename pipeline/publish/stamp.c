#include "publish/stamp.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#define STAMP_FORM "congbao stamp 2\n"
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

/* Size, times and inode: where they are the same, it was not touched. */
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

/* Takes a line off the text, without its line feed. */
static bool
next_line(struct text *rest, struct text *line)
{
	const char *end =
	    rest->length == 0 ? NULL : memchr(rest->at, '\n', rest->length);

	if (end == NULL)
		return false;
	*line = text_part(*rest, 0, (size_t)(end - rest->at));
	*rest = text_part(*rest, line->length + 1, rest->length);
	return true;
}

/* A file's line: its state, a tab and its path; now is for the state. */
static bool
is_untouched(struct buffer *now, int output, struct text line)
{
	const char *tab = memchr(line.at, '\t', line.length);
	struct text was;

	if (tab == NULL)
		return false;
	was = text_part(line, 0, (size_t)(tab - line.at));
	now->length = 0;
	return add_state(now, output,
		   arena_copy(
		       now->arena, tab + 1, line.length - was.length - 1)) &&
	    text_equal(buffer_text(now), was);
}

/* The lines of files end with an empty one; what was said follows. */
static bool
are_untouched(struct arena *arena, int output, struct text *rest)
{
	struct buffer now = {.arena = arena};
	struct text line;

	while (next_line(rest, &line)) {
		if (line.length == 0)
			return true;
		if (!is_untouched(&now, output, line))
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
stamp_holds(struct arena *arena, const struct stamp *stamp, struct text *said)
{
	const char *path = stamp_path(arena, stamp);
	struct text line;
	bool holds;
	int output;

	if (!file_read(arena, diag_new(arena), path, said) ||
	    !text_starts(*said, STAMP_FORM))
		return false;
	*said = text_part(*said, strlen(STAMP_FORM), said->length);
	if (!next_line(said, &line) || !text_is(line, stamp->inputs.hex))
		return false;
	output = open_output(stamp);
	holds = output >= 0 && are_untouched(arena, output, said);
	if (output >= 0)
		close(output);
	return holds;
}

/* False where a file is gone already. */
static bool
add_states(struct buffer *out, const struct stamp *stamp, struct strings paths)
{
	int output = open_output(stamp);
	bool all = output >= 0;

	for (size_t i = 0; all && i < paths.count; i++) {
		all = add_state(out, output, paths.at[i]);
		buffer_format(out, "\t%s\n", paths.at[i]);
	}
	if (output >= 0)
		close(output);
	return all;
}

bool
stamp_write(struct arena *arena, struct diag *diag, const struct stamp *stamp,
    struct strings paths, struct text said)
{
	const char *path = stamp_path(arena, stamp);
	struct buffer out = {.arena = arena};

	buffer_string(&out, STAMP_FORM);
	buffer_format(&out, "%s\n", stamp->inputs.hex);
	if (!add_states(&out, stamp, paths))
		return true; /* no stamp */
	buffer_byte(&out, '\n');
	buffer_add(&out, said);
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
