#include "base/digest.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/system_words.h"

enum { PART = 64 * 1024 };

struct digesting {
	struct sha256_ctx context;
};

void
digesting_add(struct digesting *digesting, struct text bytes)
{
	sha256_update(
	    &digesting->context, bytes.length, (const uint8_t *)bytes.at);
}

struct digest
digest_from(const unsigned char bytes[DIGEST_BYTES])
{
	static const char HEX[] = "0123456789abcdef";
	struct digest digest;

	for (size_t i = 0; i < DIGEST_BYTES; i++) {
		digest.hex[2 * i] = HEX[bytes[i] >> 4];
		digest.hex[2 * i + 1] = HEX[bytes[i] & 15];
	}
	digest.hex[2 * DIGEST_BYTES] = '\0';
	return digest;
}

/* Resets the context. */
static struct digest
finish(struct digesting *digesting)
{
	uint8_t raw[DIGEST_BYTES];

	sha256_digest(&digesting->context, DIGEST_BYTES, raw);
	return digest_from(raw);
}

struct digest
digest_of(struct text bytes)
{
	struct digesting digesting;

	sha256_init(&digesting.context);
	digesting_add(&digesting, bytes);
	return finish(&digesting);
}

bool
digest_equal(struct digest a, struct digest b)
{
	return strcmp(a.hex, b.hex) == 0;
}

bool
digest_is_given(struct digest digest)
{
	return digest.hex[0] != '\0';
}

/* The value of a lower-case hexadecimal digit. */
static unsigned char
nibble(char digit)
{
	return (unsigned char)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

void
digest_bytes(struct digest digest, unsigned char bytes[DIGEST_BYTES])
{
	assert(digest_is_given(digest));
	for (size_t i = 0; i < DIGEST_BYTES; i++)
		bytes[i] = (unsigned char)(nibble(digest.hex[2 * i]) << 4 |
		    nibble(digest.hex[2 * i + 1]));
}

struct digesting *
digesting_begin(void)
{
	struct digesting *digesting = malloc(sizeof *digesting);

	if (digesting == NULL)
		abort();
	sha256_init(&digesting->context);
	return digesting;
}

struct digest
digesting_now(const struct digesting *digesting)
{
	struct digesting copy = *digesting;

	return finish(&copy);
}

struct digest
digesting_end(struct digesting *digesting)
{
	struct digest digest = finish(digesting);

	free(digesting);
	return digest;
}

void
file_digests_add(struct arena *arena, struct file_digests *files,
    const char *path, struct digest digest)
{
	files->at = arena_more(
	    arena, files->at, files->count, &files->room, sizeof *files->at);
	files->at[files->count++] = (struct file_digest) {path, digest};
}

/* The number of bytes read; 0 at end of file, negative on failure. */
static ssize_t
read_part(int descriptor, char *at, size_t most)
{
	ssize_t length;

	do
		length = read(descriptor, at, most);
	while (length < 0 && errno == EINTR);
	return length;
}

bool
digest_of_file(
    struct diag *diag, const char *path, struct digest *digest, size_t *size)
{
	size_t expected;
	int descriptor = file_open(diag, path, &expected);
	struct digesting digesting;
	char part[PART];
	ssize_t length = -1;

	*size = 0;
	sha256_init(&digesting.context);
	while (descriptor >= 0 &&
	    (length = read_part(descriptor, part, sizeof part)) > 0) {
		digesting_add(&digesting, (struct text) {part, (size_t)length});
		*size += (size_t)length;
	}
	if (descriptor >= 0 && length < 0)
		diag_failure(diag, path, "%s", system_words(errno));
	if (descriptor >= 0)
		close(descriptor);
	*digest = finish(&digesting);
	return length == 0;
}
