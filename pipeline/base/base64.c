#include "base/base64.h"

#include <nettle/base64.h>
#include <stdint.h>

#include "base/arena.h"

struct text
base64_of(struct arena *arena, struct text bytes)
{
	size_t length = BASE64_ENCODE_RAW_LENGTH(bytes.length);
	char *encoded = arena_alloc(arena, length + 1);

	base64_encode_raw(encoded, bytes.length, (const uint8_t *)bytes.at);
	return (struct text) {encoded, length};
}
