#include "sign/timestamp_request.h"

#include "base/diag.h"
#include "sign/libcrypto.h"

static void
set_digest(TS_REQ *to, struct digest digest)
{
	const struct libcrypto *crypto = libcrypto();
	TS_MSG_IMPRINT *imprint = crypto->TS_MSG_IMPRINT_new();
	X509_ALGOR *algorithm = crypto->X509_ALGOR_new();
	unsigned char bytes[DIGEST_BYTES];

	digest_bytes(digest, bytes);
	crypto->X509_ALGOR_set0(
	    algorithm, crypto->OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL);
	crypto->TS_MSG_IMPRINT_set_algo(imprint, algorithm);
	crypto->TS_MSG_IMPRINT_set_msg(imprint, bytes, DIGEST_BYTES);
	crypto->TS_REQ_set_msg_imprint(to, imprint);
	crypto->X509_ALGOR_free(algorithm);
	crypto->TS_MSG_IMPRINT_free(imprint);
}

static void
set_nonce(TS_REQ *to, uint64_t nonce)
{
	ASN1_INTEGER *number = libcrypto()->ASN1_INTEGER_new();

	libcrypto()->ASN1_INTEGER_set_uint64(number, nonce);
	libcrypto()->TS_REQ_set_nonce(to, number);
	libcrypto()->ASN1_INTEGER_free(number);
}

static bool
random_number(struct diag *diag, uint64_t *number)
{
	unsigned char bytes[sizeof *number];

	if (libcrypto()->RAND_bytes(bytes, sizeof bytes) != 1) {
		diag_failure(diag, NULL, "no random numbers are to be had: %s",
		    libcrypto_reason());
		return false;
	}
	memcpy(number, bytes, sizeof bytes);
	*number |= *number == 0;
	return true;
}

bool
timestamp_request_new(struct arena *arena, struct diag *diag,
    struct digest digest, struct timestamp_request *request)
{
	const struct libcrypto *crypto = libcrypto();
	unsigned char *der = NULL;
	TS_REQ *made;
	int length;

	if (!random_number(diag, &request->nonce))
		return false;
	made = crypto->TS_REQ_new();
	crypto->TS_REQ_set_version(made, 1);
	set_digest(made, digest);
	set_nonce(made, request->nonce);
	crypto->TS_REQ_set_cert_req(made, 1);
	length = crypto->i2d_TS_REQ(made, &der);
	request->der = libcrypto_encoding(arena, der, length);
	crypto->TS_REQ_free(made);
	return true;
}
