/*
 * text: a stretch of bytes that somebody else owns, and one that grows.
 *
 * Every text in the program is UTF-8; base/utf8.h knows its characters.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

struct text {
	const char *at; /* not NUL-terminated; NULL only with length 0 */
	size_t length;
};

/* For printf: printf(TEXT "\n", TEXT_OF(word)). */
#define TEXT "%.*s"
#define TEXT_OF(text) (int)(text).length, (text).at

/* In the header, so that the length of a literal is no work. */
static inline struct text
text_of(const char *string)
{
	return (struct text) {string, strlen(string)};
}

static inline bool
text_equal(struct text a, struct text b)
{
	return a.length == b.length &&
	    (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

static inline bool
text_is(struct text text, const char *string)
{
	return text_equal(text, text_of(string));
}

static inline bool
text_starts(struct text text, const char *prefix)
{
	size_t length = strlen(prefix);

	return text.length >= length &&
	    (length == 0 || memcmp(text.at, prefix, length) == 0);
}

bool text_ends(struct text text, const char *suffix);

/* Where part, which is not empty, first stands; text.length: nowhere. */
size_t text_find(struct text text, const char *part);

/* The length of the whole lines that both begin with. */
size_t text_common_lines(struct text a, struct text b);

/* The part from byte start up to, not including, byte end. */
static inline struct text
text_part(struct text text, size_t start, size_t end)
{
	assert(start <= end && end <= text.length);
	if (text.at == NULL)
		return text;
	return (struct text) {text.at + start, end - start};
}

/*
 * Takes what stands before the next separator off the front of a text, and the
 * separator; without one, all of it. False: nothing is left.
 */
bool text_take(struct text *rest, char separator, struct text *part);

/* The same of what a separator ends: where none is left, nothing is taken. */
bool text_take_ended(struct text *rest, char separator, struct text *part);

/*
 * What the separators part, which may be empty: the first `most` as strings of
 * the arena; returns how many there are.
 */
size_t text_split(struct arena *arena, struct text text, char separator,
    const char *parts[], size_t most);

/* Without the ASCII white space at both ends. */
struct text text_trim(struct text text);

/* A space, tab or line end: what separates words in a source. */
static inline bool
text_is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* A text that grows in its arena. The bytes at `at` move as it grows. */
struct buffer {
	struct arena *arena;
	char *at;
	size_t length;
	size_t room;
};

/* Makes more room than there is. */
void buffer_grow(struct buffer *buffer, size_t more);

/* Room for `more` bytes and the NUL after them. */
static inline void
buffer_expect(struct buffer *buffer, size_t more)
{
	if (buffer->length + more >= buffer->room)
		buffer_grow(buffer, more);
}

void buffer_add(struct buffer *buffer, struct text text);

static inline void
buffer_string(struct buffer *buffer, const char *string)
{
	buffer_add(buffer, text_of(string));
}

static inline void
buffer_byte(struct buffer *buffer, char byte)
{
	buffer_expect(buffer, 1);
	buffer->at[buffer->length++] = byte;
	buffer->at[buffer->length] = '\0';
}

void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

struct text buffer_text(const struct buffer *buffer);

#endif
