/*
 * digest: SHA-256 (FIPS 180-4), by Nettle, which has nothing to set up first.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>

#include "base/text.h"

struct diag;

/* As 64 small hexadecimal digits. */
struct digest {
	char hex[65];
};

struct digest digest_of(struct text bytes);
bool digest_equal(struct digest a, struct digest b);

/* Is one given? */
bool digest_is_given(struct digest digest);

/* Of bytes that come one after another; digesting_end releases it. */
struct digesting;

struct digesting *digesting_begin(void);
void digesting_add(struct digesting *digesting, struct text bytes);
/* What it would be if nothing followed. */
struct digest digesting_now(const struct digesting *digesting);
struct digest digesting_end(struct digesting *digesting);

/* Of a file, which is not held in memory; false after a failure in diag. */
bool digest_of_file(
    struct diag *diag, const char *path, struct digest *digest, size_t *size);

#endif
