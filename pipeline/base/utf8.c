#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/arena.h"

size_t
utf8_valid_length(struct text text)
{
	const uint8_t *bytes = (const uint8_t *)text.at;
	const uint8_t *bad =
	    text.length == 0 ? NULL : u8_check(bytes, text.length);

	return bad == NULL ? text.length : (size_t)(bad - bytes);
}

const char *
utf8_readable(struct arena *arena, const char *text)
{
	struct text rest = text_of(text);
	size_t valid = utf8_valid_length(rest);
	struct buffer out = {.arena = arena};

	if (valid == rest.length)
		return text;
	for (; valid < rest.length; valid = utf8_valid_length(rest)) {
		buffer_add(&out, text_part(rest, 0, valid));
		buffer_string(&out, "\xEF\xBF\xBD");
		rest = text_part(rest, valid + 1, rest.length);
	}
	buffer_add(&out, rest);
	buffer_byte(&out, '\0');
	return out.at;
}

uint32_t
utf8_next_wide(struct text *text)
{
	ucs4_t character;
	int length = u8_mbtouc_unsafe(
	    &character, (const uint8_t *)text->at, text->length);

	assert(length > 0);
	text->at += length;
	text->length -= (size_t)length;
	return character;
}

size_t
utf8_count(struct text text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++)
		count += !utf8_continues(text.at[i]);
	return count;
}

void
utf8_add(struct buffer *buffer, uint32_t character)
{
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, character, sizeof bytes);

	assert(length > 0);
	buffer_add(buffer, (struct text) {(const char *)bytes, (size_t)length});
}

/*
 * Latin letters up to U+02FF, Vietnamese ones from U+1E00 to U+1EFF and symbols
 * from U+2002 to U+2ADB, such as quotation marks and "≥", do not compose with
 * the preceding character. Five of them change when composed: ohm, kelvin,
 * ångström and the angle brackets (UAX #15, singletons).
 */
static bool
stays_composed(uint32_t c)
{
	if (c < 0x300 || (c >= 0x1E00 && c <= 0x1EFF))
		return true;
	return c >= 0x2002 && c <= 0x2ADB && c != 0x2126 && c != 0x212A &&
	    c != 0x212B && c != 0x2329 && c != 0x232A;
}

/* A quick check that holds for almost all texts. */
static bool
passes_quick_check(struct text text)
{
	while (text.length > 0) {
		if ((unsigned char)text.at[0] < 0x80) {
			text.at++;
			text.length--;
		} else if (!stays_composed(utf8_next(&text))) {
			return false;
		}
	}
	return true;
}

/* Copies a string of libunistring into the arena and frees it. */
static struct text
copied(struct arena *arena, uint8_t *bytes, size_t length)
{
	struct text text;

	if (bytes == NULL)
		abort();
	text.at = arena_copy(arena, (const char *)bytes, length);
	text.length = length;
	free(bytes);
	return text;
}

struct text
utf8_compose(struct arena *arena, struct text text)
{
	size_t length;
	uint8_t *bytes;

	if (passes_quick_check(text))
		return text;
	bytes = u8_normalize(
	    UNINORM_NFC, (const uint8_t *)text.at, text.length, NULL, &length);
	if (bytes != NULL && length == text.length &&
	    memcmp(bytes, text.at, length) == 0) {
		free(bytes);
		return text;
	}
	return copied(arena, bytes, length);
}

bool
utf8_is_letter(uint32_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L);
}

bool
utf8_is_lower(uint32_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Ll);
}

bool
utf8_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

bool
utf8_is_private(uint32_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Co);
}

bool
utf8_is_control(uint32_t c)
{
	return c != '\t' && c != '\n' &&
	    uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cc);
}

bool
utf8_is_printable(struct text text)
{
	if (utf8_valid_length(text) != text.length)
		return false;
	while (text.length > 0) {
		uint32_t c = utf8_next(&text);

		if (utf8_is_control(c) || c == '\t' || c == '\n')
			return false;
	}
	return true;
}

bool
utf8_is_mark(uint32_t c)
{
	return uc_is_general_category(c, UC_CATEGORY_M);
}

bool
utf8_is_foreign(uint32_t c)
{
	return c >= 0x370 && c <= 0x52F && utf8_is_letter(c);
}

bool
utf8_is_upper(struct text text)
{
	bool letters = false;

	while (text.length > 0) {
		uint32_t c = utf8_next(&text);

		if (utf8_is_lower(c))
			return false;
		letters |= utf8_is_letter(c);
	}
	return letters;
}

uint32_t
utf8_capital(uint32_t character)
{
	return uc_toupper(character);
}

struct text
utf8_upper(struct arena *arena, struct text text)
{
	size_t length;
	uint8_t *bytes = u8_toupper((const uint8_t *)text.at, text.length, NULL,
	    UNINORM_NFC, NULL, &length);

	return copied(arena, bytes, length);
}

struct text
utf8_lower(struct arena *arena, struct text text)
{
	size_t length;
	uint8_t *bytes = u8_tolower((const uint8_t *)text.at, text.length, NULL,
	    UNINORM_NFC, NULL, &length);

	return copied(arena, bytes, length);
}

/*
 * Letters and digits, with one hyphen for whatever separates them. With
 * `ascii`, combining marks are dropped.
 */
static char *
hyphenated(struct arena *arena, struct text text, bool ascii)
{
	struct buffer slug = {.arena = arena};
	bool gap = false;

	while (text.length > 0) {
		struct text rest = text;
		uint32_t c = utf8_next(&rest);
		struct text bytes =
		    text_part(text, 0, text.length - rest.length);

		if (ascii && c == 0x111) { /* đ has no decomposition */
			c = 'd';
			bytes = text_of("d");
		}
		text = rest;
		if ((c >= 'a' && c <= 'z') || utf8_is_digit(c) ||
		    (!ascii && (utf8_is_letter(c) || utf8_is_mark(c)))) {
			if (gap && slug.length > 0)
				buffer_byte(&slug, '-');
			buffer_add(&slug, bytes);
			gap = false;
		} else if (uc_combining_class(c) == 0) {
			gap = true;
		}
	}
	return slug.length == 0 ? "" : slug.at;
}

char *
utf8_slug(struct arena *arena, struct text text)
{
	struct text lower = utf8_lower(arena, text);
	size_t length;
	uint8_t *bytes = u8_normalize(UNINORM_NFD, (const uint8_t *)lower.at,
	    lower.length, NULL, &length);

	return hyphenated(arena, copied(arena, bytes, length), true);
}

char *
utf8_accented_slug(struct arena *arena, struct text text)
{
	return hyphenated(arena, utf8_lower(arena, text), false);
}
