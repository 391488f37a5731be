/*
 * base64: Base64 encoding (RFC 4648, section 4), by Nettle.
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/text.h"

struct arena;

/* Padded, without line breaks, NUL-terminated. */
struct text base64_of(struct arena *arena, struct text bytes);

#endif
