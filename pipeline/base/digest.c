#include "base/digest.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

struct digest
digest_of(struct text bytes)
{
	static const char HEX[] = "0123456789abcdef";
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned length;
	struct digest digest;

	if (EVP_Digest(bytes.at == NULL ? "" : bytes.at, bytes.length, raw,
		&length, EVP_sha256(), NULL) != 1 ||
	    length != 32)
		abort();
	for (size_t i = 0; i < 32; i++) {
		digest.hex[2 * i] = HEX[raw[i] >> 4];
		digest.hex[2 * i + 1] = HEX[raw[i] & 15];
	}
	digest.hex[64] = '\0';
	return digest;
}

bool
digest_equal(struct digest a, struct digest b)
{
	return strcmp(a.hex, b.hex) == 0;
}
