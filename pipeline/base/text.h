/*
 * text: a string view (pointer and length), and a growing buffer.
 *
 * A text does not own its bytes. Text is UTF-8; base/utf8.h handles characters.
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

/* Inline, so that the length of a literal is a compile-time constant. */
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

/*
 * The offset of the first occurrence of part, which must not be empty;
 * text.length if there is none.
 */
size_t text_find(struct text text, const char *part);

/* The length in bytes of the complete lines that both begin with. */
size_t text_common_lines(struct text a, struct text b);

/* The bytes from start to end, end exclusive. */
static inline struct text
text_part(struct text text, size_t start, size_t end)
{
	assert(start <= end && end <= text.length);
	if (text.at == NULL)
		return text;
	return (struct text) {text.at + start, end - start};
}

/* Is it, or does it begin with, one of these words? */
bool text_is_one_of(struct text text, const char *const *words, size_t count);
bool text_starts_with_one(
    struct text text, const char *const *words, size_t count);

/*
 * Splits the next field off the front of `rest`, up to a separator, which is
 * dropped, or to the end. False if nothing is left.
 */
bool text_take(struct text *rest, char separator, struct text *part);

/* As text_take, but false if no separator is left; `rest` is then unchanged. */
bool text_take_ended(struct text *rest, char separator, struct text *part);

/*
 * Splits text at every separator; fields may be empty. Stores the first `most`
 * fields as strings in the arena and returns the total number of fields.
 */
size_t text_split(struct arena *arena, struct text text, char separator,
    const char *parts[], size_t most);

/* Without leading and trailing ASCII white space. */
struct text text_trim(struct text text);

/* A space, tab, line feed or carriage return. */
static inline bool
text_is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/*
 * A growing string in an arena, NUL-terminated unless empty. The bytes at `at`
 * move as it grows.
 */
struct buffer {
	struct arena *arena;
	char *at;
	size_t length;
	size_t room;
};

/* Reallocates for at least `more` further bytes and a NUL. */
void buffer_grow(struct buffer *buffer, size_t more);

/* Ensures room for `more` bytes and the NUL after them. */
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

/* Percent-encodes all but ASCII letters, digits and the characters of safe. */
void buffer_encode(struct buffer *buffer, const char *string, const char *safe);

struct text buffer_text(const struct buffer *buffer);

#endif
