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

bool
base64_read(struct arena *arena, struct text text, struct text *bytes)
{
	struct base64_decode_ctx context;
	size_t length = BASE64_DECODE_LENGTH(text.length);
	char *decoded = arena_alloc(arena, length);

	base64_decode_init(&context);
	if (!base64_decode_update(
		&context, &length, (uint8_t *)decoded, text.length, text.at) ||
	    !base64_decode_final(&context))
		return false;
	*bytes = (struct text) {decoded, length};
	return true;
}
