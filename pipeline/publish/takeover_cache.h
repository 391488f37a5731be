/*
 * takeover_cache: cache of the files of a portal that is taken over.
 *
 * Files whose digest was checked are kept in .congbao/published/ of the output
 * directory, by their digest. Errors are publish-portal.
 */
#ifndef PUBLISH_TAKEOVER_CACHE_H
#define PUBLISH_TAKEOVER_CACHE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct indexed_file;
struct takeover;

/*
 * Reports an error at a file, and sets the exit status if none is set; false.
 */
bool takeover_refuse(
    struct takeover *takeover, const char *path, const char *why);

/* Are mutable files being replaced, perhaps by an interrupted run? */
bool takeover_is_unfinished(const struct takeover *takeover);

/*
 * The size limit of a file: an interrupted run may have replaced the listed
 * file by a longer one.
 */
size_t takeover_size_limit(
    const struct takeover *takeover, const struct indexed_file *listed);

/* Reads a file from the cache; false if it is missing or damaged. */
bool takeover_cache_load(struct takeover *takeover, struct arena *arena,
    struct digest digest, struct text *bytes);
/* Writes a file to the cache; false after a failure. */
bool takeover_cache_store(
    struct takeover *takeover, struct digest digest, struct text bytes);

/* Reads a file that must exist from the portal. */
bool takeover_fetch(struct takeover *takeover, struct arena *arena,
    const char *path, size_t limit, struct text *bytes);

/* Reads a file by its listed digest, from the cache or the portal. */
bool takeover_cache_read(struct takeover *takeover, struct arena *arena,
    const char *path, size_t limit, struct digest listed, struct text *bytes);

/*
 * Reads a mutable file by its listed digest. If it may have been replaced any
 * bytes are accepted, and the same ones from then on.
 */
bool takeover_cache_read_mutable(struct takeover *takeover, struct arena *arena,
    const char *path, size_t limit, struct digest listed, struct text *bytes);

/*
 * The local path of a listed file, which is downloaded without holding it in
 * memory.
 */
bool takeover_cache_local(struct takeover *takeover, struct arena *arena,
    const struct indexed_file *listed, const char **local);

#endif
