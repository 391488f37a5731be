/*
 * utf8: decoding, normalization and case of UTF-8 text.
 *
 * Character properties come from libunistring, which only utf8.c uses.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

/* The offset of the first byte that is not valid UTF-8, or text.length. */
size_t utf8_valid_length(struct text text);

/* The text with invalid bytes replaced by U+FFFD; the text itself if valid. */
const char *utf8_readable(struct arena *arena, const char *text);

/* utf8_next for a non-ASCII character. */
uint32_t utf8_next_wide(struct text *text);

/*
 * Removes the first character from the text and returns it. The text must be
 * valid and not empty.
 */
static inline uint32_t
utf8_next(struct text *text)
{
	unsigned char byte = (unsigned char)text->at[0];

	if (byte >= 0x80)
		return utf8_next_wide(text);
	text->at++;
	text->length--;
	return byte;
}

/* Is it a continuation byte? */
static inline bool
utf8_continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The number of characters. */
size_t utf8_count(struct text text);

/* Appends the character. */
void utf8_add(struct buffer *buffer, uint32_t character);

/*
 * The text in Normalization Form C (UAX #15): the text itself if it is already
 * composed, otherwise a new one.
 */
struct text utf8_compose(struct arena *arena, struct text text);

bool utf8_is_letter(uint32_t character);
bool utf8_is_lower(uint32_t character);
bool utf8_is_digit(uint32_t character);	  /* ASCII 0 to 9 only */
bool utf8_is_private(uint32_t character); /* general category Co */
bool utf8_is_control(uint32_t character); /* Cc except tab, line feed */

bool utf8_is_mark(uint32_t character);	  /* a combining mark */
bool utf8_is_foreign(uint32_t character); /* a Cyrillic or Greek letter */

/* Has a letter, and no lower-case one. */
bool utf8_is_upper(struct text text);

/* Is the text valid, on one line and without control characters? */
bool utf8_is_printable(struct text text);

/* The upper case of one character: itself if it has none. */
uint32_t utf8_capital(uint32_t character);

/* In upper case, by Unicode's full case mapping, without a locale. */
struct text utf8_upper(struct arena *arena, struct text text);

/* In lower case, likewise. */
struct text utf8_lower(struct arena *arena, struct text text);

/*
 * A slug of ASCII lower-case letters, digits and hyphens, for URLs and file
 * names: accents are removed, đ becomes d, and any other run of characters
 * becomes one hyphen. "12/2022/QĐ-UBND" becomes "12-2022-qd-ubnd".
 */
char *utf8_slug(struct arena *arena, struct text text);

/*
 * A slug that keeps accents: "nguyễn-văn-tuấn". Names with the same slug differ
 * only in case and punctuation.
 */
char *utf8_accented_slug(struct arena *arena, struct text text);

#endif
