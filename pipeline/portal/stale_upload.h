/*
 * stale_upload: drafts of runs that died, in a server's list of a directory.
 */
#ifndef PORTAL_STALE_UPLOAD_H
#define PORTAL_STALE_UPLOAD_H

#include <stddef.h>

#include "base/text.h"

struct arena;

enum { STALE_LIST_MOST = 64 * 1024 }; /* bytes of a list */

/*
 * The names of drafts, `most` at most; what else the list has is passed over.
 * A name is the last word of its line. How many there are.
 */
size_t stale_upload_names(
    struct arena *arena, struct text list, const char **names, size_t most);

#endif
