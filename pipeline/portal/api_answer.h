/*
 * api_answer: the URL of a file, as an API's response gives it.
 *
 * The response is not trusted: the URL is used only if readers may be sent to
 * it.
 */
#ifndef PORTAL_API_ANSWER_H
#define PORTAL_API_ANSWER_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

/*
 * The absolute URL: "/documents/a b.pdf" is resolved against the origin of
 * `base`; what a URL may not contain is percent-encoded. NULL if it is no URL,
 * has a user or password, or is not https://; http:// is accepted if it and
 * `base` are both on this machine.
 */
const char *api_answer_url(
    struct arena *arena, const char *base, const char *named);

/* Has the URL the same origin (scheme, host and port) as `base`? */
bool api_answer_is_ours(struct arena *arena, const char *base, const char *url);

#endif
