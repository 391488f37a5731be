/*
 * api_answer: where a portal says that it put a file.
 *
 * An answer may be anybody's work: what it names is used only where it is a
 * URL that readers may be sent to.
 */
#ifndef PORTAL_API_ANSWER_H
#define PORTAL_API_ANSWER_H

#include <stdbool.h>

#include "base/text.h"

struct arena;

/*
 * "https://…" as it is, "/documents/a b.pdf" at the host of `base` and with
 * its spaces and letters escaped. NULL: no URL without a name or a password,
 * or no https://, but that plain http:// is good from this machine to itself.
 */
const char *api_answer_url(
    struct arena *arena, const char *base, const char *named);

/* Is the URL at the very scheme, host and port of base? */
bool api_answer_is_ours(struct arena *arena, const char *base, const char *url);

#endif
