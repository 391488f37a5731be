#include "base/digest.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

enum { RAW = 32, PART = 64 * 1024 };

static void
whole(int status)
{
	if (status != 1)
		abort();
}

static struct digest
digest_from(const unsigned char *raw)
{
	static const char HEX[] = "0123456789abcdef";
	struct digest digest;

	for (size_t i = 0; i < RAW; i++) {
		digest.hex[2 * i] = HEX[raw[i] >> 4];
		digest.hex[2 * i + 1] = HEX[raw[i] & 15];
	}
	digest.hex[2 * RAW] = '\0';
	return digest;
}

struct digest
digest_of(struct text bytes)
{
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned length;

	whole(EVP_Digest(bytes.at == NULL ? "" : bytes.at, bytes.length, raw,
	    &length, EVP_sha256(), NULL));
	return digest_from(raw);
}

bool
digest_equal(struct digest a, struct digest b)
{
	return strcmp(a.hex, b.hex) == 0;
}

/* OpenSSL's context under a name of ours. */
static EVP_MD_CTX *
context_of(const struct digesting *digesting)
{
	return (EVP_MD_CTX *)(uintptr_t)digesting;
}

struct digesting *
digesting_begin(void)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();

	if (context == NULL)
		abort();
	whole(EVP_DigestInit_ex(context, EVP_sha256(), NULL));
	return (struct digesting *)context;
}

void
digesting_add(struct digesting *digesting, struct text bytes)
{
	if (bytes.length > 0)
		whole(EVP_DigestUpdate(
		    context_of(digesting), bytes.at, bytes.length));
}

struct digest
digesting_now(const struct digesting *digesting)
{
	unsigned char raw[EVP_MAX_MD_SIZE];
	EVP_MD_CTX *copy = EVP_MD_CTX_new();

	if (copy == NULL)
		abort();
	whole(EVP_MD_CTX_copy_ex(copy, context_of(digesting)));
	whole(EVP_DigestFinal_ex(copy, raw, NULL));
	EVP_MD_CTX_free(copy);
	return digest_from(raw);
}

struct digest
digesting_end(struct digesting *digesting)
{
	unsigned char raw[EVP_MAX_MD_SIZE];

	whole(EVP_DigestFinal_ex(context_of(digesting), raw, NULL));
	EVP_MD_CTX_free(context_of(digesting));
	return digest_from(raw);
}

bool
digest_of_file(
    struct diag *diag, const char *path, struct digest *digest, size_t *size)
{
	FILE *file = fopen(path, "rb");
	struct digesting *digesting;
	char part[PART];
	size_t length;
	bool good;

	*size = 0;
	if (file == NULL) {
		diag_failure(diag, path, "%s", strerror(errno));
		return false;
	}
	digesting = digesting_begin();
	while ((length = fread(part, 1, sizeof part, file)) > 0) {
		digesting_add(digesting, (struct text) {part, length});
		*size += length;
	}
	*digest = digesting_end(digesting);
	good = !ferror(file);
	if (!good)
		diag_failure(diag, path, "%s", strerror(errno));
	fclose(file);
	return good;
}
