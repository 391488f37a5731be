/*
 * base64: bytes in letters (RFC 4648, 4), by Nettle.
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/text.h"

struct arena;

/* With padding, in one line, a NUL after it. */
struct text base64_of(struct arena *arena, struct text bytes);

#endif
