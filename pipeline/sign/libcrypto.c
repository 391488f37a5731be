#include "sign/libcrypto.h"

#include <assert.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/library.h"
#include "base/translate.h"

/* The one whose headers were read: its structs are used. */
static const char *const NAMES[] = {
    "libcrypto.so." OPENSSL_MSTR(OPENSSL_SHLIB_VERSION), NULL};

/* Written once, before first use, like the tables of a linked library. */
static struct libcrypto functions;
static bool is_loaded;

#define ROW(name) {#name, &functions.name},
static const struct library_function ROWS[] = {LIBCRYPTO_FUNCTIONS(ROW)};
#undef ROW

bool
libcrypto_load(struct diag *diag)
{
	is_loaded = is_loaded ||
	    library_load(diag, NAMES, ROWS, sizeof ROWS / sizeof ROWS[0]);
	return is_loaded;
}

const struct libcrypto *
libcrypto(void)
{
	assert(is_loaded);
	return &functions;
}

const char *
libcrypto_reason(void)
{
	unsigned long code = libcrypto()->ERR_peek_last_error();
	const char *words = libcrypto()->ERR_reason_error_string(code);

	libcrypto()->ERR_clear_error();
	return words == NULL ? _("libcrypto does not say why") : words;
}

int
libcrypto_count(const void *stack)
{
	return stack == NULL ? 0 : libcrypto()->OPENSSL_sk_num(stack);
}

void *
libcrypto_at(const void *stack, int index)
{
	return libcrypto()->OPENSSL_sk_value(stack, index);
}

void
libcrypto_free(void *memory)
{
	libcrypto()->CRYPTO_free(memory, __FILE__, __LINE__);
}

struct text
libcrypto_text(const ASN1_STRING *string)
{
	return (struct text) {
	    (const char *)libcrypto()->ASN1_STRING_get0_data(string),
	    (size_t)libcrypto()->ASN1_STRING_length(string)};
}

bool
libcrypto_seconds(const ASN1_TIME *time, int64_t *seconds)
{
	ASN1_TIME *epoch = libcrypto()->ASN1_TIME_set(NULL, 0);
	int days = 0, rest = 0;
	bool good = libcrypto()->ASN1_TIME_diff(&days, &rest, epoch, time) == 1;

	libcrypto()->ASN1_TIME_free(epoch);
	*seconds = (int64_t)days * 86400 + rest;
	return good;
}

struct text
libcrypto_encoding(struct arena *arena, unsigned char *der, int length)
{
	struct text copy = {NULL, 0};

	if (length > 0)
		copy = (struct text) {
		    arena_copy(arena, (const char *)der, (size_t)length),
		    (size_t)length};
	libcrypto_free(der);
	return copy;
}
