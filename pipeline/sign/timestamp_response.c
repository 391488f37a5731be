#include "sign/timestamp_response.h"

#include "base/arena.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "sign/libcrypto.h"

enum { WORDS_MOST = 200 }; /* bytes of the authority's own words */

/* The bits of PKIFailureInfo. */
static const struct {
	int bit;
	const char *words;
} FAILURES[] = {
    {0, N_("it does not know the digest's algorithm")},
    {2, N_("it takes the request for a bad one")},
    {5, N_("the request's form is wrong")},
    {14, N_("its clock is not available")},
    {15, N_("it does not have the policy")},
    {16, N_("it does not have the extension")},
    {17, N_("it does not have the information")},
    {25, N_("it has an internal failure")},
};

/* NULL if it is none; to be freed with TS_RESP_free. */
static TS_RESP *
response_of(struct text der)
{
	const unsigned char *at = (const unsigned char *)der.at;
	TS_RESP *response =
	    libcrypto()->d2i_TS_RESP(NULL, &at, (long)der.length);

	libcrypto()->ERR_clear_error();
	if (response == NULL || (const char *)at == der.at + der.length)
		return response;
	libcrypto()->TS_RESP_free(response);
	return NULL;
}

bool
timestamp_response_is(struct text der)
{
	TS_RESP *response = response_of(der);

	libcrypto()->TS_RESP_free(response);
	return response != NULL;
}

static const char *
failure_words(const ASN1_BIT_STRING *bits)
{
	for (size_t i = 0; bits != NULL && i < COUNT_OF(FAILURES); i++)
		if (libcrypto()->ASN1_BIT_STRING_get_bit(bits, FAILURES[i].bit))
			return _(FAILURES[i].words);
	return _("it does not say why");
}

/* The authority's own words, if they can be shown. */
static struct text
own_words(const TS_STATUS_INFO *info)
{
	const void *texts = libcrypto()->TS_STATUS_INFO_get0_text(info);
	struct text words = {"", 0};

	if (libcrypto_count(texts) > 0)
		words = libcrypto_text(libcrypto_at(texts, 0));
	if (words.length > WORDS_MOST || !utf8_is_printable(words))
		words.length = 0;
	return words;
}

static bool
refuse_rejection(
    struct arena *arena, struct origin origin, const TS_STATUS_INFO *info)
{
	const char *why =
	    failure_words(libcrypto()->TS_STATUS_INFO_get0_failure_info(info));
	struct text words = own_words(info);

	if (words.length > 0)
		why =
		    arena_format(arena, "%s (“" TEXT "”)", why, TEXT_OF(words));
	return origin_refuse(origin,
	    arena_format(
		arena, _("the authority rejects the request: %s"), why));
}

/* 0 is granted, 1 granted with modifications. */
static bool
is_granted(const TS_STATUS_INFO *info)
{
	int64_t status = -1;

	return libcrypto()->ASN1_INTEGER_get_int64(&status,
		   libcrypto()->TS_STATUS_INFO_get0_status(info)) == 1 &&
	    (status == 0 || status == 1);
}

bool
timestamp_response_token(struct arena *arena, struct origin origin,
    struct text der, struct text *token)
{
	const struct libcrypto *crypto = libcrypto();
	TS_RESP *response = response_of(der);
	const TS_STATUS_INFO *info = crypto->TS_RESP_get_status_info(response);
	unsigned char *bytes = NULL;
	bool good = is_granted(info);
	int length;

	if (good) {
		length = crypto->i2d_PKCS7(
		    crypto->TS_RESP_get_token(response), &bytes);
		*token = libcrypto_encoding(arena, bytes, length);
	} else {
		refuse_rejection(arena, origin, info);
	}
	crypto->TS_RESP_free(response);
	return good;
}
