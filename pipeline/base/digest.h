/*
 * digest: SHA-256 (FIPS 180-4), by Nettle, which needs no initialization.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>

#include "base/text.h"

struct arena;
struct diag;

/* As 64 lower-case hexadecimal digits; empty: no digest. */
struct digest {
	char hex[65];
};

struct digest digest_of(struct text bytes);
bool digest_equal(struct digest a, struct digest b);

/* False for "no digest". */
bool digest_is_given(struct digest digest);

/* Its bytes. There must be a digest. */
enum { DIGEST_BYTES = 32 };
void digest_bytes(struct digest digest, unsigned char bytes[DIGEST_BYTES]);
struct digest digest_from(const unsigned char bytes[DIGEST_BYTES]);

/* An incremental hash; digesting_end frees it. */
struct digesting;

struct digesting *digesting_begin(void);
void digesting_add(struct digesting *digesting, struct text bytes);
/* The digest of the bytes so far; more may be added. */
struct digest digesting_now(const struct digesting *digesting);
struct digest digesting_end(struct digesting *digesting);

/* Files, and the digests of their bytes. */
struct file_digest {
	const char *path;
	struct digest digest;
};

struct file_digests {
	struct file_digest *at;
	size_t count, room;
};

/* Appends a file; the path is not copied. */
void file_digests_add(struct arena *arena, struct file_digests *files,
    const char *path, struct digest digest);

/*
 * The digest and size in bytes of a file, read in chunks. False after a failure
 * in diag.
 */
bool digest_of_file(
    struct diag *diag, const char *path, struct digest *digest, size_t *size);

#endif
