#include "word/escape.h"

#include <string.h>

#include "base/utf8.h"

enum { LONGEST_ENTITY = 32 };

static bool
is_name_byte(char byte)
{
	return (byte >= '0' && byte <= '9') || byte == '#' ||
	    ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* "&lt;" and the like would be printed as the character that it names. */
static bool
begins_entity(struct text rest)
{
	size_t length = 1;

	while (length < rest.length && length < LONGEST_ENTITY &&
	    is_name_byte(rest.at[length]))
		length++;
	return length > 1 && length < rest.length && rest.at[length] == ';';
}

/* The length of "-", "+", "12." or "12)" before a space; 0: none. */
static size_t
list_mark(struct text text)
{
	size_t length = 0;

	if (text.length == 0)
		return 0;
	if (strchr("-+*", text.at[0]) != NULL)
		length = 1;
	else {
		while (length < text.length && length < 9 &&
		    utf8_is_digit((unsigned char)text.at[length]))
			length++;
		if (length == 0 || length == text.length ||
		    (text.at[length] != '.' && text.at[length] != ')'))
			return 0;
		length++;
	}
	return length == text.length || text.at[length] == ' ' ? length : 0;
}

/* The byte at which a block of Markdown would begin inside the text. */
static bool
begins_block(struct text text, size_t at, enum escape_place place)
{
	size_t start = 0, mark = list_mark(text);
	struct text rest;

	if (place == ESCAPE_CELL || place == ESCAPE_HEADING)
		return false;
	if (place == ESCAPE_NOTE && mark > 0)
		return at + 1 == mark;
	if (mark > 0 && mark < text.length)
		start = mark + 1;
	rest = text_part(text, start, text.length);
	mark = list_mark(rest);
	if (start > 0 && mark > 0)
		return at == start + mark - 1;
	return at == start && rest.length > 0 &&
	    (strchr("#>=", rest.at[0]) != NULL || text_starts(rest, "--") ||
		text_starts(rest, "- -") || text_starts(rest, "__"));
}

static bool
is_mark(struct text text, size_t at, enum escape_place place)
{
	struct text rest = text_part(text, at, text.length);

	switch (rest.at[0]) {
	case '*':
	case '`':
	case '<':
	case '[':
	case '|':
		return true;
	case '\\':
		return rest.length == 1 ||
		    ((unsigned char)rest.at[1] < 0x80 &&
			!text_is_space(rest.at[1]) &&
			!is_name_byte(rest.at[1])) ||
		    rest.at[1] == '#' || rest.at[1] == ' ';
	case '~':
		return (rest.length > 1 && rest.at[1] == '~') ||
		    (at > 0 && text.at[at - 1] == '~');
	case '&':
		return begins_entity(rest);
	case '#':
		return place == ESCAPE_HEADING;
	default:
		return false;
	}
}

size_t
escape_add(
    struct buffer *out, struct text text, size_t at, enum escape_place place)
{
	size_t length = 1;

	while (
	    at + length < text.length && utf8_continues(text.at[at + length]))
		length++;
	if (is_mark(text, at, place) || begins_block(text, at, place))
		buffer_byte(out, '\\');
	buffer_add(out, text_part(text, at, at + length));
	return length;
}
