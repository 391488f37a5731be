#include "number/register_conflict.h"

#include <ctype.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/source.h"
#include "number/registry.h"

enum {
	DIRECTORY = 2,	/* its place among the fields */
	LEAST_HASH = 7, /* digits of a commit's hash */
	MARKER = 7,	/* characters that a marker begins with */
};

/* The character that the line repeats; '\0': it is no marker. */
static char
marker_of(struct text line)
{
	static const char *const MARKERS[] = {
	    "<<<<<<<", "|||||||", "=======", ">>>>>>>"};

	for (size_t i = 0; i < sizeof MARKERS / sizeof MARKERS[0]; i++)
		if (text_starts(line, MARKERS[i]))
			return MARKERS[i][0];
	return '\0';
}

/* ">>>>>>> 3f2a1b0 (subject)", before git 2.27 ">>>>>>> 3f2a1b0... subject";
   ">>>>>>> Stashed changes" */
static bool
names_ours(struct text marker)
{
	struct text name = text_trim(text_part(marker, MARKER, marker.length));
	size_t digits = 0;

	while (digits < name.length && isxdigit((unsigned char)name.at[digits]))
		digits++;
	name = text_part(name, digits, name.length);
	return text_is(name, "Stashed changes") ||
	    (digits >= LEAST_HASH &&
		(text_starts(name, " (") || text_starts(name, "... ")));
}

static void
pass_marker(struct register_conflict *conflict, size_t number, struct text line,
    enum conflict_side *side)
{
	if (conflict->marker == 0)
		conflict->marker = number;
	switch (line.at[0]) {
	case '<':
		*side = CONFLICT_UPPER;
		break;
	case '|':
		*side = CONFLICT_BEFORE;
		break;
	case '=':
		*side = CONFLICT_LOWER;
		break;
	default:
		conflict->lower_is_ours |= names_ours(line);
		*side = CONFLICT_COMMON;
		break;
	}
}

const char *
register_directory(struct arena *arena, struct text line)
{
	const char *fields[REGISTER_FIELDS];

	return text_split(arena, line, '\t', fields, REGISTER_FIELDS) >
		DIRECTORY
	    ? fields[DIRECTORY]
	    : "";
}

static struct strings
directories_of(struct arena *arena, const struct register_conflict *conflict,
    enum conflict_side side)
{
	struct strings found = {0};
	size_t room = 0;

	for (size_t i = 0; i < conflict->count; i++)
		if (conflict->at[i].side == side)
			strings_add(arena, &found, &room,
			    register_directory(arena, conflict->at[i].text));
	return found;
}

static void
find_ours(struct arena *arena, struct register_conflict *conflict)
{
	struct strings upper = directories_of(arena, conflict, CONFLICT_UPPER);
	struct strings lower = directories_of(arena, conflict, CONFLICT_LOWER);
	const struct strings *ours = conflict->lower_is_ours ? &lower : &upper;
	const struct strings *theirs =
	    conflict->lower_is_ours ? &upper : &lower;
	size_t room = 0;

	for (size_t i = 0; i < ours->count; i++)
		if (!strings_have(theirs, ours->at[i]))
			strings_add(arena, &conflict->ours, &room, ours->at[i]);
}

struct register_conflict
register_conflict_read(struct arena *arena, const struct source *source)
{
	struct register_conflict conflict = {0};
	enum conflict_side side = CONFLICT_COMMON;

	conflict.at =
	    arena_alloc(arena, source->line_count * sizeof *conflict.at);
	for (size_t number = 1; number <= source->line_count; number++) {
		struct text line = source_line(source, number);

		if (marker_of(line) != '\0')
			pass_marker(&conflict, number, line, &side);
		else if (line.length > 0)
			conflict.at[conflict.count++] = (struct conflict_line) {
			    line, source->lines[number - 1], side};
	}
	find_ours(arena, &conflict);
	return conflict;
}

const char *
register_shell_word(struct arena *arena, const char *path)
{
	static const char MARKS[] = " \t\"'`$&|;<>()*?[]#~\\!{}";
	struct buffer out = {.arena = arena};

	if (path[strcspn(path, MARKS)] == '\0')
		return path;
	buffer_byte(&out, '\'');
	for (; *path != '\0'; path++)
		if (*path == '\'')
			buffer_string(&out, "'\\''");
		else
			buffer_byte(&out, *path);
	buffer_byte(&out, '\'');
	return out.at;
}

/* The command that numbers our issues anew, or nothing where there are none. */
static const char *
numbering(struct arena *arena, const char *directory,
    const struct register_conflict *conflict)
{
	struct buffer out = {.arena = arena};

	buffer_string(&out, "");
	for (size_t i = 0; i < conflict->ours.count; i++)
		buffer_format(&out, "%s %s",
		    i == 0 ? "congbao number --again" : "",
		    register_shell_word(arena,
			file_join(arena, directory, conflict->ours.at[i])));
	buffer_string(&out, conflict->ours.count > 0 ? "; " : "");
	buffer_byte(&out, '\0');
	return out.at;
}

bool
register_conflict_check(
    struct arena *arena, struct diag *diag, const struct source *source)
{
	struct register_conflict conflict =
	    register_conflict_read(arena, source);
	const char *path = register_shell_word(arena, source->path);
	struct text line;
	size_t start;

	if (conflict.marker == 0)
		return true;
	line = source_line(source, conflict.marker);
	start = source->lines[conflict.marker - 1];
	diag_error(diag, CODE_REGISTER_CONFLICT,
	    span_at(source, start, start + line.length),
	    "two branches have given numbers at once: those of the other one "
	    "stay, and this one's issues get new ones, by: git checkout --%s "
	    "%s; %sgit add %s",
	    conflict.lower_is_ours ? "ours" : "theirs", path,
	    numbering(arena, file_directory(arena, source->path), &conflict),
	    path);
	return false;
}
