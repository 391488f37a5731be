#include "read/emphasis.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/*
 * The maximum length in bytes of a tag or footnote label, and of adjacent
 * marks. These limits keep the running time linear.
 */
enum { FARTHEST = 256, MOST_MARKS = 16 };

/* What is next to a mark. */
enum side {
	SIDE_WORD,
	SIDE_SPACE, /* white space, the edge of a line or cell, <br> */
	SIDE_OPENING,
	SIDE_CLOSING,
	SIDE_STOP,  /* a full stop or colon; may begin a blank */
	SIDE_DOTS,  /* an ellipsis; likewise */
	SIDE_QUOTE, /* " and ', which both open and close */
	SIDE_JOINT, /* a dash or slash between words */
	SIDE_TAG,   /* <sup> after a mark, </sup> or a footnote before one */
};

static enum side
side_of(uint32_t character)
{
	static const struct {
		uint32_t character;
		enum side side;
	} SIDES[] = {{' ', SIDE_SPACE}, {'\t', SIDE_SPACE}, {'\n', SIDE_SPACE},
	    {0xA0, SIDE_SPACE}, {0x202F, SIDE_SPACE}, {0x3000, SIDE_SPACE},
	    {'|', SIDE_SPACE}, {'(', SIDE_OPENING}, {'[', SIDE_OPENING},
	    {'{', SIDE_OPENING}, {0x201C, SIDE_OPENING}, {0x2018, SIDE_OPENING},
	    {0x201E, SIDE_OPENING}, {0xAB, SIDE_OPENING}, {')', SIDE_CLOSING},
	    {']', SIDE_CLOSING}, {'}', SIDE_CLOSING}, {0x201D, SIDE_CLOSING},
	    {0x2019, SIDE_CLOSING}, {0xBB, SIDE_CLOSING}, {',', SIDE_CLOSING},
	    {';', SIDE_CLOSING}, {'!', SIDE_CLOSING}, {'?', SIDE_CLOSING},
	    {'.', SIDE_STOP}, {':', SIDE_STOP}, {0x2026, SIDE_DOTS},
	    {'"', SIDE_QUOTE}, {'\'', SIDE_QUOTE}, {'-', SIDE_JOINT},
	    {'/', SIDE_JOINT}, {0x2013, SIDE_JOINT}, {0x2014, SIDE_JOINT}};

	for (size_t i = 0; i < sizeof SIDES / sizeof SIDES[0]; i++)
		if (SIDES[i].character == character)
			return SIDES[i].side;
	return SIDE_WORD;
}

static bool
is_mark(char byte)
{
	return byte == '*' || byte == '_';
}

/* Is the byte at `at` escaped by a backslash? */
static bool
is_escaped(struct text text, size_t at)
{
	size_t count = 0;

	while (count < at && text.at[at - 1 - count] == '\\')
		count++;
	return count % 2 == 1;
}

static bool
is_break(struct text tag)
{
	return tag.length > 2 && (tag.at[1] | 0x20) == 'b' &&
	    (tag.at[2] | 0x20) == 'r';
}

/* The tag <…> that ends at `end`; empty if there is none. */
static struct text
tag_before(struct text text, size_t end)
{
	size_t start = end;

	if (end == 0 || text.at[end - 1] != '>')
		return (struct text) {0};
	while (start > 0 && end - start < FARTHEST && text.at[start] != '<')
		start--;
	if (text.at[start] != '<')
		return (struct text) {0};
	return text_part(text, start, end);
}

/* Does a footnote reference [^…] end at `end`? */
static bool
note_ends(struct text text, size_t end)
{
	size_t start = end;

	if (end == 0 || text.at[end - 1] != ']')
		return false;
	while (start > 0 && end - start < FARTHEST && text.at[start] != '[')
		start--;
	return text_starts(text_part(text, start, end), "[^");
}

/* Adjacent marks of another kind are skipped: **_x_**. */
static enum side
side_before(struct text text, size_t at)
{
	struct text tag, character;
	size_t start;

	for (int i = 0; i < MOST_MARKS && at > 0 && is_mark(text.at[at - 1]) &&
	     !is_escaped(text, at - 1);
	     i++)
		at--;
	if (at == 0)
		return SIDE_SPACE;
	if (is_escaped(text, at - 1))
		return SIDE_WORD;
	tag = tag_before(text, at);
	if (tag.length > 0)
		return is_break(tag)	     ? SIDE_SPACE
		    : text_starts(tag, "</") ? SIDE_TAG
					     : SIDE_OPENING;
	if (note_ends(text, at))
		return SIDE_TAG;
	start = at - 1;
	while (start > 0 && utf8_continues(text.at[start]))
		start--;
	character = text_part(text, start, at);
	return side_of(utf8_next(&character));
}

static enum side
side_after(struct text text, size_t at)
{
	struct text rest;

	for (int i = 0;
	     i < MOST_MARKS && at < text.length && is_mark(text.at[at]); i++)
		at++;
	rest = text_part(text, at, text.length);
	if (rest.length == 0)
		return SIDE_SPACE;
	if (text_starts(rest, "</"))
		return SIDE_CLOSING;
	if (rest.at[0] == '<')
		return is_break(rest) ? SIDE_SPACE : SIDE_TAG;
	if (text_starts(rest, "[^"))
		return SIDE_TAG;
	return side_of(utf8_next(&rest));
}

/*
 * A single full stop, as in "*. Mức", begins no word; the dots of a blank do.
 */
static bool
stops_alone(struct text text, size_t at)
{
	struct text rest = text_part(text, at, text.length);

	if (rest.length == 0 || side_of(utf8_next(&rest)) != SIDE_STOP)
		return false;
	return rest.length == 0 || side_of(utf8_next(&rest)) == SIDE_SPACE;
}

static unsigned
of_stars(struct text text, enum side before, enum side after, size_t end)
{
	unsigned can = 0;

	if (before == SIDE_QUOTE && after == SIDE_QUOTE)
		return 0;
	if ((before == SIDE_SPACE || before == SIDE_OPENING ||
		before == SIDE_QUOTE || before == SIDE_JOINT ||
		before == SIDE_TAG) &&
	    after != SIDE_SPACE && after != SIDE_CLOSING &&
	    !stops_alone(text, end))
		can |= EMPHASIS_OPENS;
	if (after != SIDE_WORD && after != SIDE_OPENING &&
	    before != SIDE_SPACE && before != SIDE_OPENING)
		can |= EMPHASIS_CLOSES;
	return can;
}

/*
 * What would be emphasis in other dialects. A blank of a form is longer, or
 * does not touch a word.
 */
static unsigned
of_underscores(enum side before, enum side after, size_t length)
{
	unsigned can = 0;

	if (length > 2 || (before == SIDE_QUOTE && after == SIDE_QUOTE))
		return 0;
	if ((before == SIDE_SPACE || before == SIDE_OPENING ||
		before == SIDE_QUOTE) &&
	    (after == SIDE_WORD || after == SIDE_OPENING ||
		after == SIDE_QUOTE))
		can |= EMPHASIS_OPENS;
	if ((after == SIDE_SPACE || after == SIDE_CLOSING ||
		after == SIDE_STOP || after == SIDE_DOTS ||
		after == SIDE_QUOTE) &&
	    (before == SIDE_WORD || before == SIDE_CLOSING ||
		before == SIDE_QUOTE || before == SIDE_STOP))
		can |= EMPHASIS_CLOSES;
	return can;
}

unsigned
emphasis_of(struct text text, size_t start, size_t length)
{
	size_t end = start + length;
	enum side before = side_before(text, start);
	enum side after = side_after(text, end);

	if (text.at[start] == '*')
		return of_stars(text, before, after, end);
	return of_underscores(before, after, length);
}

/* Are the stars isolated, as in (**), “***”? */
static bool
is_isolated(struct text text, size_t start, size_t length)
{
	enum side before = side_before(text, start);
	enum side after = side_after(text, start + length);

	return before != SIDE_WORD && before != SIDE_TAG &&
	    after != SIDE_WORD && after != SIDE_TAG;
}

/* The length of the run of identical marks. */
static size_t
run_length(struct text text, size_t start)
{
	size_t end = start;

	while (end < text.length && text.at[end] == text.at[start])
		end++;
	return end - start;
}

/* A line that begins with “* ” is a list item; one of only stars is a rule. */
static bool
begins_block(struct text text, size_t start, size_t length)
{
	size_t before = start, end = start + length;

	if (text.at[start] != '*')
		return false;
	while (before > 0 &&
	    (text.at[before - 1] == ' ' || text.at[before - 1] == '\t'))
		before--;
	if (before > 0 && text.at[before - 1] != '\n')
		return false;
	while (end < text.length && strchr("* \t", text.at[end]) != NULL)
		end++;
	if (length == 1 && start + 1 < text.length &&
	    text_is_space(text.at[start + 1]))
		return true;
	return length > 2 && (end == text.length || text.at[end] == '\n');
}

/*
 * The length of a construct with its own syntax that is no text: a tag or URL
 * between < and >, a footnote label, the file name of an image. 0 if there is
 * none.
 */
static size_t
other_length(struct text rest, bool image)
{
	const char *end = NULL;

	if (rest.length > FARTHEST)
		rest.length = FARTHEST;
	rest.length = text_find(rest, "\n");
	if (rest.length < 3)
		return 0;
	if (rest.at[0] == '<' && !text_is_space(rest.at[1]))
		end = memchr(rest.at, '>', rest.length);
	else if (text_starts(rest, "[^"))
		end = memchr(rest.at, ']', rest.length);
	else if (image && text_starts(rest, "]("))
		end = memchr(rest.at, ')', rest.length);
	return end == NULL ? 0 : (size_t)(end - rest.at) + 1;
}

struct guard {
	struct arena *arena;
	struct text text;
	char *out;  /* NULL until the first mark is guarded */
	bool image; /* after "![" */
};

static void
put(struct guard *guard, size_t start, size_t length, char byte)
{
	if (guard->out == NULL)
		guard->out = arena_copy(
		    guard->arena, guard->text.at, guard->text.length);
	memset(guard->out + start, byte, length);
}

static void
guard_run(struct guard *guard, size_t start, size_t length)
{
	struct text text = guard->text;

	if (begins_block(text, start, length))
		return;
	if (text.at[start] == '_') {
		put(guard, start, length, GUARD_UNDERSCORE);
		return;
	}
	if (emphasis_of(text, start, length) != 0 && length < 4)
		return;
	put(guard, start, length,
	    length == 1 || is_isolated(text, start, length) ? GUARD_STAR
							    : GUARD_STRAY);
}

struct text
emphasis_guard(struct arena *arena, struct text text)
{
	struct guard guard = {.arena = arena, .text = text};
	size_t at = 0;

	while (at < text.length) {
		struct text rest = text_part(text, at, text.length);
		size_t length = 1;

		if (rest.at[0] == '\\' && rest.length > 1)
			length = 2;
		else if (rest.at[0] == '<' || rest.at[0] == '[' ||
		    rest.at[0] == ']')
			length += other_length(rest, guard.image) > 0
			    ? other_length(rest, guard.image) - 1
			    : 0;
		else if (is_mark(rest.at[0])) {
			length = run_length(text, at);
			guard_run(&guard, at, length);
		} else if (rest.at[0] == '\n')
			guard.image = false;
		guard.image = guard.image || text_starts(rest, "![");
		at += length;
	}
	if (guard.out == NULL)
		return text;
	return (struct text) {guard.out, text.length};
}

void
emphasis_restore(char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == GUARD_STAR || text[i] == GUARD_STRAY)
			text[i] = '*';
		else if (text[i] == GUARD_UNDERSCORE)
			text[i] = '_';
	}
}
