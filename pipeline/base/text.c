#include "base/text.h"

#include <assert.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

bool
text_ends(struct text text, const char *suffix)
{
	size_t length = strlen(suffix);

	return text.length >= length &&
	    memcmp(text.at + text.length - length, suffix, length) == 0;
}

size_t
text_find(struct text text, const char *part)
{
	size_t length = strlen(part);

	for (size_t i = 0; i + length <= text.length; i++) {
		const char *start =
		    memchr(text.at + i, part[0], text.length - i);

		if (start == NULL)
			break;
		i = (size_t)(start - text.at);
		if (text_starts(text_part(text, i, text.length), part))
			return i;
	}
	return text.length;
}

size_t
text_common_lines(struct text a, struct text b)
{
	size_t lines = 0;

	for (size_t i = 0; i < a.length && i < b.length; i++) {
		if (a.at[i] != b.at[i])
			break;
		if (a.at[i] == '\n')
			lines = i + 1;
	}
	return lines;
}

bool
text_is_one_of(struct text text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(text, words[i]))
			return true;
	return false;
}

bool
text_starts_with_one(struct text text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_starts(text, words[i]))
			return true;
	return false;
}

bool
text_take(struct text *rest, char separator, struct text *part)
{
	const char *end = rest->length == 0
	    ? NULL
	    : memchr(rest->at, separator, rest->length);

	if (rest->length == 0)
		return false;
	*part = text_part(
	    *rest, 0, end == NULL ? rest->length : (size_t)(end - rest->at));
	*rest = text_part(*rest, part->length + (end != NULL), rest->length);
	return true;
}

bool
text_take_ended(struct text *rest, char separator, struct text *part)
{
	return rest->length > 0 &&
	    memchr(rest->at, separator, rest->length) != NULL &&
	    text_take(rest, separator, part);
}

size_t
text_split(struct arena *arena, struct text text, char separator,
    const char *parts[], size_t most)
{
	size_t count = 0, start = 0;

	for (size_t i = 0; i <= text.length; i++) {
		if (i < text.length && text.at[i] != separator)
			continue;
		if (count < most)
			parts[count] =
			    arena_copy(arena, text.at + start, i - start);
		count++;
		start = i + 1;
	}
	return count;
}

struct text
text_trim(struct text text)
{
	while (text.length > 0 && text_is_space(text.at[0])) {
		text.at++;
		text.length--;
	}
	while (text.length > 0 && text_is_space(text.at[text.length - 1]))
		text.length--;
	return text;
}

void
buffer_grow(struct buffer *buffer, size_t more)
{
	size_t room = buffer->room == 0 ? 64 : buffer->room;

	while (room <= buffer->length + more)
		room *= 2;
	buffer->at =
	    arena_regrow(buffer->arena, buffer->at, buffer->room, room);
	buffer->room = room;
}

void
buffer_add(struct buffer *buffer, struct text text)
{
	buffer_expect(buffer, text.length);
	if (text.length > 0)
		memcpy(buffer->at + buffer->length, text.at, text.length);
	buffer->length += text.length;
	buffer->at[buffer->length] = '\0';
}

void
buffer_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;
	size_t room = buffer->room - buffer->length;
	char *end = room == 0 ? NULL : buffer->at + buffer->length;
	int length;

	va_start(arguments, format);
	length = vsnprintf(end, room, format, arguments);
	va_end(arguments);
	assert(length >= 0);
	if ((size_t)length >= room) {
		buffer_expect(buffer, (size_t)length);
		va_start(arguments, format);
		vsnprintf(buffer->at + buffer->length, (size_t)length + 1,
		    format, arguments);
		va_end(arguments);
	}
	buffer->length += (size_t)length;
}

void
buffer_encode(struct buffer *buffer, const char *string, const char *safe)
{
	for (; *string != '\0'; string++)
		if (isalnum((unsigned char)*string) ||
		    strchr(safe, *string) != NULL)
			buffer_byte(buffer, *string);
		else
			buffer_format(buffer, "%%%02X", (unsigned char)*string);
}

struct text
buffer_text(const struct buffer *buffer)
{
	return (struct text) {buffer->at, buffer->length};
}
