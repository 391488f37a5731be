#include "sign/x509.h"

#include <assert.h>

#include "base/arena.h"
#include "base/record.h"
#include "base/utf8.h"

enum { AUTH_LEVEL = 2 }; /* 112 bits: see SSL_CTX_set_security_level(3) */

X509 *
x509_of(const struct certificate *certificate)
{
	const unsigned char *at = (const unsigned char *)certificate->der.at;
	X509 *x509 =
	    libcrypto()->d2i_X509(NULL, &at, (long)certificate->der.length);

	assert(x509 != NULL);
	return x509;
}

struct stack_st_X509 *
x509_stack(const struct certificates *certificates)
{
	OPENSSL_STACK *stack = libcrypto()->OPENSSL_sk_new_null();

	for (size_t i = 0; i < certificates->count; i++)
		libcrypto()->OPENSSL_sk_push(
		    stack, x509_of(&certificates->at[i]));
	return (struct stack_st_X509 *)stack;
}

static void
item_free(void *item)
{
	libcrypto()->X509_free(item);
}

void
x509_stack_free(struct stack_st_X509 *stack)
{
	libcrypto()->OPENSSL_sk_pop_free((OPENSSL_STACK *)stack, item_free);
}

struct text
x509_der(struct arena *arena, const X509 *x509)
{
	unsigned char *der = NULL;
	int length = libcrypto()->i2d_X509(x509, &der);

	return libcrypto_encoding(arena, der, length);
}

bool
x509_attribute(
    struct arena *arena, const X509_NAME *name, int kind, const char **value)
{
	const struct libcrypto *crypto = libcrypto();
	int index = crypto->X509_NAME_get_index_by_NID(name, kind, -1);
	unsigned char *bytes = NULL;
	struct text text;
	int length;
	bool good;

	*value = NULL;
	if (index < 0)
		return true;
	length = crypto->ASN1_STRING_to_UTF8(&bytes,
	    crypto->X509_NAME_ENTRY_get_data(
		crypto->X509_NAME_get_entry(name, index)));
	if (length < 0)
		return false;
	text = (struct text) {(const char *)bytes, (size_t)length};
	good = utf8_is_printable(text);
	if (good) {
		text = utf8_compose(arena, text);
		*value = arena_copy(arena, text.at, text.length);
	}
	libcrypto_free(bytes);
	return good;
}

bool
x509_name(struct arena *arena, const X509_NAME *name, const char **value)
{
	static const int KINDS[] = {
	    NID_commonName, NID_organizationName, NID_organizationalUnitName};
	bool good = true;

	*value = NULL;
	for (size_t i = 0; good && *value == NULL && i < COUNT_OF(KINDS); i++)
		good = x509_attribute(arena, name, KINDS[i], value);
	if (*value == NULL)
		*value = "";
	return good;
}

X509_STORE *
x509_store_at(int64_t time)
{
	const struct libcrypto *crypto = libcrypto();
	X509_STORE *store = crypto->X509_STORE_new();
	X509_VERIFY_PARAM *parameters = crypto->X509_VERIFY_PARAM_new();

	crypto->X509_VERIFY_PARAM_set_time(parameters, (time_t)time);
	crypto->X509_VERIFY_PARAM_set_flags(
	    parameters, X509_V_FLAG_PARTIAL_CHAIN);
	crypto->X509_VERIFY_PARAM_set_auth_level(parameters, AUTH_LEVEL);
	crypto->X509_STORE_set1_param(store, parameters);
	crypto->X509_VERIFY_PARAM_free(parameters);
	return store;
}

X509_STORE *
x509_store(const struct certificates *trust, int64_t time)
{
	X509_STORE *store = x509_store_at(time);

	for (size_t i = 0; i < trust->count; i++) {
		X509 *x509 = x509_of(&trust->at[i]);

		libcrypto()->X509_STORE_add_cert(store, x509);
		libcrypto()->X509_free(x509);
	}
	return store;
}
