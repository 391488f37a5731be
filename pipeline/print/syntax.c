#include "print/syntax.h"

#include <stdbool.h>

#include "base/utf8.h"

void
syntax_decimal(struct buffer *out, int64_t value, int places)
{
	char digits[24];
	size_t at = sizeof digits;
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	bool zeros = true; /* no digit but trailing zeros so far */

	for (; places > 0; places--, rest /= 10) {
		if (zeros && rest % 10 == 0)
			continue;
		zeros = false;
		digits[--at] = (char)('0' + rest % 10);
	}
	if (!zeros)
		digits[--at] = '.';
	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (value < 0)
		digits[--at] = '-';
	buffer_add(out, (struct text) {digits + at, sizeof digits - at});
}

void
syntax_number(struct buffer *out, int64_t number)
{
	syntax_decimal(out, number, 0);
}

void
syntax_points(struct buffer *out, int millipoints)
{
	syntax_decimal(out, millipoints, 3);
}

void
syntax_pair(struct buffer *out, int x, int y)
{
	syntax_points(out, x);
	buffer_byte(out, ' ');
	syntax_points(out, y);
}

void
syntax_box(struct buffer *out, int left, int bottom, int width, int height)
{
	buffer_byte(out, '[');
	syntax_pair(out, left, bottom);
	buffer_byte(out, ' ');
	syntax_pair(out, left + width, bottom + height);
	buffer_byte(out, ']');
}

void
syntax_reference(struct buffer *out, int object)
{
	syntax_number(out, object);
	buffer_string(out, " 0 R");
}

void
syntax_hex(struct buffer *out, unsigned code, int digits)
{
	static const char HEX[] = "0123456789ABCDEF";

	while (digits-- > 0)
		buffer_byte(out, HEX[code >> 4 * digits & 15]);
}

/* The one or two UTF-16 code units of a character; returns their number. */
static int
utf16_units(uint32_t character, unsigned units[2])
{
	if (character < 0x10000) {
		units[0] = (unsigned)character;
		return 1;
	}
	units[0] = 0xD800u + (unsigned)((character - 0x10000) >> 10);
	units[1] = 0xDC00u + (unsigned)((character - 0x10000) & 0x3FF);
	return 2;
}

void
syntax_utf16_hex(struct buffer *out, struct text text)
{
	while (text.length > 0) {
		unsigned units[2];
		int count = utf16_units(utf8_next(&text), units);

		for (int i = 0; i < count; i++)
			syntax_hex(out, units[i], 4);
	}
}

void
syntax_string_byte(struct buffer *out, unsigned byte)
{
	/* A bare carriage return would be read as a line feed. */
	if (byte == '\r') {
		buffer_string(out, "\\r");
		return;
	}
	if (byte == '(' || byte == ')' || byte == '\\')
		buffer_byte(out, '\\');
	buffer_byte(out, (char)byte);
}

void
syntax_bytes(struct buffer *out, struct text bytes)
{
	buffer_byte(out, '(');
	for (size_t i = 0; i < bytes.length; i++)
		syntax_string_byte(out, (unsigned char)bytes.at[i]);
	buffer_byte(out, ')');
}

void
syntax_text(struct buffer *out, struct text text)
{
	buffer_string(out, "(\376\377");
	while (text.length > 0) {
		unsigned units[2];
		int count = utf16_units(utf8_next(&text), units);

		for (int i = 0; i < count; i++) {
			syntax_string_byte(out, units[i] >> 8);
			syntax_string_byte(out, units[i] & 255);
		}
	}
	buffer_byte(out, ')');
}
