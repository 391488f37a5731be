/*
 * timestamp_response: what an authority answers (TimeStampResp, RFC 3161,
 * 2.4.2): a token, or why there is none.
 */
#ifndef SIGN_TIMESTAMP_RESPONSE_H
#define SIGN_TIMESTAMP_RESPONSE_H

#include <stdbool.h>

#include "base/record.h"
#include "base/text.h"

struct arena;

/* Are these bytes the DER encoding of a response, and nothing more? */
bool timestamp_response_is(struct text der);

/* The token in a response. False after an error in the origin's diag that says
   why the authority rejected the request. */
bool timestamp_response_token(struct arena *arena, struct origin origin,
    struct text der, struct text *token);

#endif
