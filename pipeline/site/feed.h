/*
 * feed: news of the gazette as Atom (RFC 4287).
 *
 * An entry's id is the address of its page, which never changes; its dates
 * are those of publication.
 */
#ifndef SITE_FEED_H
#define SITE_FEED_H

#include <stddef.h>

#include "base/text.h"

struct act;
struct arena;
struct site;

/* Of a site whose base is known. The newest issues. */
struct text feed_issues(struct arena *arena, const struct site *site);

/* The first acts of a list, newest first; none that is restricted. */
struct text feed_acts(struct arena *arena, const struct site *site,
    const char *path, const char *title, const struct act *const *acts,
    size_t count);

#endif
