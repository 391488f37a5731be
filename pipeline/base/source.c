#include "base/source.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

static struct text
without_carriage_returns(struct arena *arena, struct text text)
{
	char *copy;
	size_t length = 0;

	if (memchr(text.at, '\r', text.length) == NULL)
		return text;
	copy = arena_alloc(arena, text.length + 1);
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] != '\r')
			copy[length++] = text.at[i];
		else if (i + 1 == text.length || text.at[i + 1] != '\n')
			copy[length++] = '\n';
	}
	return (struct text) {copy, length};
}

static void
find_lines(struct arena *arena, struct source *source)
{
	const char *line = source->text.at, *end = line + source->text.length;
	size_t room = 0;

	do {
		source->lines = arena_more(arena, source->lines,
		    source->line_count, &room, sizeof *source->lines);
		source->lines[source->line_count++] =
		    (size_t)(line - source->text.at);
		line = memchr(line, '\n', (size_t)(end - line));
	} while (line != NULL && ++line < end);
}

/* Reports bytes that are not text; the lines before them are indexed first. */
static bool
is_text(struct arena *arena, struct diag *diag, struct source *source)
{
	size_t valid = utf8_valid_length(source->text);
	const char *nul = memchr(source->text.at, '\0', valid);
	struct span bad = span_at(source, valid, valid);

	if (valid == source->text.length && nul == NULL)
		return true;
	if (nul != NULL)
		bad.start = bad.end = (uint32_t)(nul - source->text.at);
	source->text.length = bad.start;
	find_lines(arena, source);
	if (nul != NULL)
		diag_error(diag, CODE_NOT_TEXT, bad,
		    "a NUL byte: this is not a text file");
	else
		diag_error(diag, CODE_NOT_UTF8, bad,
		    "not UTF-8: byte %zu of the file; save it as UTF-8",
		    valid + 1);
	return false;
}

/* The bytes are NUL-terminated and not copied; they must outlive the source. */
static struct source *
source_new(
    struct arena *arena, struct diag *diag, const char *path, struct text bytes)
{
	struct source *source = arena_alloc(arena, sizeof *source);
	struct text text;

	source->path = arena_string(arena, path);
	if (bytes.length > FILE_SOURCE_MOST) {
		diag_failure(
		    diag, path, "longer than %zu MB", FILE_SOURCE_MOST >> 20);
		return NULL;
	}
	source->text = bytes;
	if (!is_text(arena, diag, source))
		return NULL;
	text = source->text;
	if (text_starts(text, BYTE_ORDER_MARK)) {
		source->was.marked = true;
		text = text_part(text, strlen(BYTE_ORDER_MARK), text.length);
	}
	source->text = without_carriage_returns(arena, text);
	source->was.carriage_returns =
	    source->text.length != text.length || source->text.at != text.at;
	text = source->text;
	source->text = utf8_compose(arena, text);
	source->was.decomposed = source->text.at != text.at;
	find_lines(arena, source);
	return source;
}

struct source *
source_of(
    struct arena *arena, struct diag *diag, const char *path, struct text bytes)
{
	bytes.at = arena_copy(arena, bytes.at, bytes.length);
	return source_new(arena, diag, path, bytes);
}

struct source *
source_load(struct arena *arena, struct diag *diag, const char *path)
{
	struct text bytes;

	if (!file_read_source(arena, diag, path, &bytes))
		return NULL;
	return source_new(arena, diag, path, bytes);
}
