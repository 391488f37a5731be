#include "publish/stamp.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#define STAMP_FORM "congbao stamp 1\n"
#define STAMP_DIRECTORY ".congbao"

static char *
stamp_path(struct arena *arena, const struct stamp *stamp)
{
	return file_join(arena,
	    file_join(arena, stamp->output, STAMP_DIRECTORY), stamp->name);
}

/* "size seconds.nanoseconds seconds.nanoseconds inode": it was not touched. */
static bool
add_state(struct buffer *out, const char *output, const char *path)
{
	struct arena *arena = arena_new();
	struct stat stat_;
	bool there = stat(file_join(arena, output, path), &stat_) == 0;

	arena_free(arena);
	if (!there)
		return false;
	buffer_format(out, "%jd %jd.%09ld %jd.%09ld %ju",
	    (intmax_t)stat_.st_size, (intmax_t)stat_.st_mtim.tv_sec,
	    stat_.st_mtim.tv_nsec, (intmax_t)stat_.st_ctim.tv_sec,
	    stat_.st_ctim.tv_nsec, (uintmax_t)stat_.st_ino);
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

/* A file's line: its state, a tab and its path. */
static bool
is_untouched(struct arena *arena, const char *output, struct text line)
{
	const char *tab = memchr(line.at, '\t', line.length);
	struct buffer now = {.arena = arena};
	struct text was;

	if (tab == NULL)
		return false;
	was = text_part(line, 0, (size_t)(tab - line.at));
	return add_state(&now, output,
		   arena_copy(arena, tab + 1, line.length - was.length - 1)) &&
	    text_equal(buffer_text(&now), was);
}

/* The lines of files end with an empty one; what was said follows. */
static bool
are_untouched(struct arena *arena, const char *output, struct text *rest)
{
	struct text line;

	while (next_line(rest, &line)) {
		if (line.length == 0)
			return true;
		if (!is_untouched(arena, output, line))
			return false;
	}
	return false;
}

bool
stamp_holds(struct arena *arena, const struct stamp *stamp, struct text *said)
{
	const char *path = stamp_path(arena, stamp);
	struct text line;

	if (!file_exists(path) ||
	    !file_read(arena, diag_new(arena), path, said) ||
	    !text_starts(*said, STAMP_FORM))
		return false;
	*said = text_part(*said, strlen(STAMP_FORM), said->length);
	return next_line(said, &line) && text_is(line, stamp->inputs.hex) &&
	    are_untouched(arena, stamp->output, said);
}

bool
stamp_write(struct arena *arena, struct diag *diag, const struct stamp *stamp,
    struct strings paths, struct text said)
{
	const char *path = stamp_path(arena, stamp);
	struct buffer out = {.arena = arena};

	buffer_string(&out, STAMP_FORM);
	buffer_format(&out, "%s\n", stamp->inputs.hex);
	for (size_t i = 0; i < paths.count; i++) {
		if (!add_state(&out, stamp->output, paths.at[i]))
			return true; /* gone already: no stamp */
		buffer_format(&out, "\t%s\n", paths.at[i]);
	}
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
	bool there = file_exists(path) &&
	    file_read(arena, diag_new(arena), path, &bytes);

	*digest = digest_of(bytes);
	arena_free(arena);
	return there;
}
