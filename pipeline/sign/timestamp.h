/*
 * timestamp: time-stamps of a Time-Stamping Authority (RFC 3161).
 *
 * Each request has a nonce and asks for the authority's certificate. An answer
 * counts only if it has the request's digest and nonce, and is signed by a
 * certificate for time-stamping that is trusted.
 */
#ifndef SIGN_TIMESTAMP_H
#define SIGN_TIMESTAMP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/record.h"
#include "base/text.h"
#include "sign/certificate.h"

struct arena;
struct diag;
struct revocations;

struct timestamp {
	struct text response; /* DER of a TimeStampResp, as in a .tsr file;
				 empty: read from a token alone */
	struct text token;    /* DER of the TimeStampToken in it */
	struct digest digest; /* of what was stamped */
	int64_t time;	      /* seconds since 1970 */
	uint64_t nonce;	      /* of the request; 0: none */
	struct certificate authority;	  /* its certificate */
	struct certificates certificates; /* all that the token includes */
};

/* An authority: the URLs are tried one after another. */
struct tsa {
	const char *const *urls;
	size_t url_count;
	const struct certificates *trust;
	int seconds; /* that one request may take; 0: as usual */
	int retries; /* rounds through all URLs after the first, with growing
			pauses */
};

/*
 * Gets a time-stamp. False after an error in diag for each URL: it cannot be
 * reached or answers with an error (sign-tsa), or its answer is of another
 * nonce or digest, not trusted, garbage or a rejection (sign-timestamp). Then
 * *status is STATUS_NETWORK. There is no other round where no authority was
 * busy or out of reach, since its answer would be the same again.
 */
bool timestamp_fetch(struct arena *arena, struct diag *diag,
    const struct tsa *tsa, struct digest digest, struct timestamp *timestamp,
    int *status);

/* Reads a TimeStampResp or a TimeStampToken; false after an error in the
   origin's diag. */
bool timestamp_read(struct arena *arena, struct origin origin, struct text der,
    struct timestamp *timestamp);

/*
 * Is it a time-stamp over this digest, by an authority trusted at its time?
 * `revocations` NULL: revocation is not judged. False after an error in the
 * origin's diag.
 */
bool timestamp_check(struct arena *arena, struct origin origin,
    const struct timestamp *timestamp, struct digest digest,
    const struct certificates *trust, const struct revocations *revocations);

#endif
