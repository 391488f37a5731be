/*
 * Certificates, signatures, OCSP responses and revocation lists: what nobody
 * signed proves nothing. Two certificates of tests/sign/fixtures are known.
 */
#include "base/digest.h"
#include "fuzz.h"
#include "sign/chain.h"
#include "sign/cms.h"

enum { THEN = 1830297600 }; /* 2028-01-01 */

static void
read_certificate(struct arena *arena, struct origin origin, struct text bytes)
{
	struct certificate certificate;

	if (!certificate_read(arena, origin, bytes, &certificate))
		return;
	if (certificate.name == NULL || certificate.serial == NULL ||
	    !certificate_equal(&certificate, &certificate))
		abort();
}

/* Of no content that is known. */
static void
read_signature(struct arena *arena, struct origin origin, struct text bytes)
{
	struct cms cms;

	if (cms_read(arena, origin, bytes, &cms) && cms.signature.length == 0)
		abort();
	if (cms_check(origin, bytes, digest_of(text_of("?"))))
		abort();
}

/* The seeds say of the certificate that it is good, or revoked, or nothing. */
static void
judge(struct arena *arena, struct diag *diag, struct text bytes)
{
	struct certificates known = {NULL, 0, 0};
	struct revocations said = {{NULL, 0, 0}, {NULL, 0, 0}};
	struct chain chain = {.trust = &known,
	    .others = &known,
	    .revocations = &said,
	    .time = THEN,
	    .purpose = CHAIN_SIGNATURE};
	const char *why;

	if (!certificates_load(
		arena, diag, "fixtures/signer-p256.pem", &known) ||
	    !certificates_load(arena, diag, "fixtures/ca.pem", &known))
		abort();
	chain.certificate = &known.at[0];
	known = (struct certificates) {&known.at[1], 1, 1};
	texts_add(arena, &said.ocsp, bytes);
	texts_add(arena, &said.crls, bytes);
	if (chain_check(arena, &chain, &why) != CHAIN_GOOD && why == NULL)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *at, size_t length)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct origin origin = {diag, CODE_SIGN_CERTIFICATE, "x"};
	struct text bytes = {(const char *)at, length};

	read_certificate(arena, origin, bytes);
	read_signature(arena, origin, bytes);
	judge(arena, diag, bytes);
	say_everything(diag);
	arena_free(arena);
	return 0;
}
