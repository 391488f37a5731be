#include "sign/x509.h"

#include <assert.h>

enum { AUTH_LEVEL = 2 }; /* 112 bits: SSL_CTX_set_security_level(3) */

X509 *
x509_of(const struct certificate *certificate)
{
	const unsigned char *at = (const unsigned char *)certificate->der.at;
	X509 *x509 =
	    libcrypto()->d2i_X509(NULL, &at, (long)certificate->der.length);

	assert(x509 != NULL);
	return x509;
}

STACK_OF(X509) * x509_stack(const struct certificates *certificates)
{
	OPENSSL_STACK *stack = libcrypto()->OPENSSL_sk_new_null();

	for (size_t i = 0; i < certificates->count; i++)
		libcrypto()->OPENSSL_sk_push(
		    stack, x509_of(&certificates->at[i]));
	return (STACK_OF(X509) *)stack;
}

static void
item_free(void *item)
{
	libcrypto()->X509_free(item);
}

void
x509_stack_free(STACK_OF(X509) * stack)
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

static void
trust_add(X509_STORE *store, const struct certificate *certificate)
{
	X509 *x509 = x509_of(certificate);

	libcrypto()->X509_STORE_add_cert(store, x509);
	libcrypto()->X509_free(x509);
}

X509_STORE *
x509_store(const struct certificates *trust, int64_t time)
{
	const struct libcrypto *crypto = libcrypto();
	X509_STORE *store = crypto->X509_STORE_new();
	X509_VERIFY_PARAM *parameters = crypto->X509_VERIFY_PARAM_new();

	for (size_t i = 0; i < trust->count; i++)
		trust_add(store, &trust->at[i]);
	crypto->X509_VERIFY_PARAM_set_time(parameters, (time_t)time);
	crypto->X509_VERIFY_PARAM_set_flags(
	    parameters, X509_V_FLAG_PARTIAL_CHAIN);
	crypto->X509_VERIFY_PARAM_set_auth_level(parameters, AUTH_LEVEL);
	crypto->X509_STORE_set1_param(store, parameters);
	crypto->X509_VERIFY_PARAM_free(parameters);
	return store;
}
