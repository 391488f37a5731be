/*
 * utf8: the characters of a text.
 *
 * What Unicode says of a character is asked of libunistring, here alone.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct arena;

/* The first byte that is not UTF-8, or text.length where all is. */
size_t utf8_valid_length(struct text text);

/* The same text with U+FFFD in place of bytes that are not UTF-8. */
const char *utf8_readable(struct arena *arena, const char *text);

/* utf8_next for a character beyond ASCII. */
uint32_t utf8_next_wide(struct text *text);

/*
 * Takes the first character off the text and returns it. The text is valid
 * and not empty.
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

/* Is it a byte of a character that began before it? */
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
 * The text in Normalization Form C (UAX #15): the text itself where it is
 * composed already, else a new one.
 */
struct text utf8_compose(struct arena *arena, struct text text);

bool utf8_is_letter(uint32_t character);
bool utf8_is_lower(uint32_t character);
bool utf8_is_digit(uint32_t character);	  /* 0 to 9 alone */
bool utf8_is_private(uint32_t character); /* general category Co */
bool utf8_is_control(uint32_t character); /* Cc, but tab and line feed */
bool utf8_is_mark(uint32_t character);	  /* an accent by itself */
bool utf8_is_foreign(uint32_t character); /* a Cyrillic or Greek letter */

/* Has a letter, and no small one. */
bool utf8_is_capitals(struct text text);

/* In capitals, by the full mapping of Unicode without a locale. */
struct text utf8_capitals(struct arena *arena, struct text text);

/* In small letters, likewise. */
struct text utf8_small(struct arena *arena, struct text text);

/*
 * A name of ASCII small letters, digits and hyphens for addresses and file
 * names: accents go, đ becomes d, all else a hyphen. "12/2022/QĐ-UBND"
 * becomes "12-2022-qd-ubnd".
 */
char *utf8_slug(struct arena *arena, struct text text);

/*
 * The same with accents: "nguyễn-văn-tuấn". Names that have one in common
 * differ in capitals and punctuation alone.
 */
char *utf8_accented_slug(struct arena *arena, struct text text);

#endif
