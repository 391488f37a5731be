/*
 * stale_upload: drafts of interrupted runs, in a server's directory listing.
 */
#ifndef PORTAL_STALE_UPLOAD_H
#define PORTAL_STALE_UPLOAD_H

#include <stddef.h>

#include "base/text.h"

struct arena;

enum { STALE_LIST_MOST = 64 * 1024 }; /* bytes of a listing */

/*
 * Finds the names of drafts, at most `most`, and ignores all others. A name is
 * the last word of its line. Returns their number.
 */
size_t stale_upload_names(
    struct arena *arena, struct text list, const char **names, size_t most);

#endif
