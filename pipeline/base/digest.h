/*
 * digest: SHA-256 (FIPS 180-4), by OpenSSL.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>

#include "base/text.h"

/* As 64 small hexadecimal digits. */
struct digest {
	char hex[65];
};

struct digest digest_of(struct text bytes);
bool digest_equal(struct digest a, struct digest b);

#endif
