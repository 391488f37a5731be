/*
 * syntax: numbers, strings and references in PDF syntax (ISO 32000-1, 7.3).
 *
 * Everything is appended to a buffer. The locale has no influence.
 */
#ifndef PRINT_SYNTAX_H
#define PRINT_SYNTAX_H

#include <stdint.h>

#include "base/text.h"

/* value / 10^places, without trailing zeros. */
void syntax_decimal(struct buffer *out, int64_t value, int places);

void syntax_number(struct buffer *out, int64_t number);

/* Millipoints as points: 12345 is "12.345". */
void syntax_points(struct buffer *out, int millipoints);

/* "x y", given in millipoints. */
void syntax_pair(struct buffer *out, int x, int y);

/* "[left bottom right top]" (7.9.5), given in millipoints. */
void syntax_box(
    struct buffer *out, int left, int bottom, int width, int height);

/* "12 0 R" */
void syntax_reference(struct buffer *out, int object);

/* As hexadecimal digits, `digits` of them, at most eight. */
void syntax_hex(struct buffer *out, unsigned code, int digits);

/* UTF-8 as the digits of a hexadecimal string in UTF-16BE, without < and >. */
void syntax_utf16_hex(struct buffer *out, struct text text);

/* A text string (7.9.2.2): UTF-8 as "(...)" in UTF-16BE with a byte
   order mark. */
void syntax_text(struct buffer *out, struct text text);

/* A byte string (7.9.2.4), such as an address, which is ASCII (12.6.4.7). */
void syntax_bytes(struct buffer *out, struct text bytes);

/* A byte of a literal string, escaped if necessary (7.3.4.2). */
void syntax_string_byte(struct buffer *out, unsigned byte);

#endif
