/*
 * feed: Atom feeds of issues and documents (RFC 4287).
 *
 * An entry's id is the URL of its page, which never changes; its dates are
 * those of publication.
 */
#ifndef SITE_FEED_H
#define SITE_FEED_H

#include <stddef.h>

#include "base/text.h"

struct act;
struct arena;
struct site;

/* The newest issues. A feed needs a site whose base URL is known. */
struct text feed_issues(struct arena *arena, const struct site *site);

/* The first acts of a list, newest first, without restricted ones. */
struct text feed_acts(struct arena *arena, const struct site *site,
    const char *path, const char *title, const struct act *const *acts,
    size_t count);

#endif
