#include "base/base64.h"

#include <openssl/evp.h>

#include "base/arena.h"

/* OpenSSL counts in int; a multiple of three needs no padding between. */
enum { STEP = 3 * 1024 * 1024 };

struct text
base64_of(struct arena *arena, struct text bytes)
{
	char *letters = arena_alloc(arena, (bytes.length + 2) / 3 * 4 + 1);
	size_t length = 0;

	for (size_t i = 0; i < bytes.length; i += STEP) {
		size_t left = bytes.length - i;

		length +=
		    (size_t)EVP_EncodeBlock((unsigned char *)letters + length,
			(const unsigned char *)bytes.at + i,
			(int)(left < STEP ? left : STEP));
	}
	return (struct text) {letters, length};
}
