/*
 * base64: Base64 encoding (RFC 4648, section 4), by Nettle.
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

/* Padded, without line breaks, NUL-terminated. */
struct text base64_of(struct arena *arena, struct text bytes);

/* Decodes text, in which white space is ignored. False if it is not Base64 or
   ends too early. */
bool base64_read(struct arena *arena, struct text text, struct text *bytes);

#endif
