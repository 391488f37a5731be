/*
 * timestamp_request: what an authority is asked (TimeStampReq, RFC 3161,
 * 2.4.1).
 */
#ifndef SIGN_TIMESTAMP_REQUEST_H
#define SIGN_TIMESTAMP_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct diag;

struct timestamp_request {
	uint64_t nonce; /* random; never 0 */
	struct text der;
};

/* A request for a time-stamp over this digest that includes the authority's
   certificate. False after a failure in diag. */
bool timestamp_request_new(struct arena *arena, struct diag *diag,
    struct digest digest, struct timestamp_request *request);

#endif
