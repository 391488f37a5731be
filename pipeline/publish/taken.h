/*
 * taken: files of a portal that is taken over, each read once.
 *
 * What has the digest that it must have is kept in .congbao/published/ of the
 * output directory, by that digest. Errors are publish-portal.
 */
#ifndef PUBLISH_TAKEN_H
#define PUBLISH_TAKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/text.h"

struct arena;
struct indexed_file;
struct takeover;

/* An error at a file, and an exit status if there is none; false. */
bool taken_refuse(struct takeover *takeover, const char *path, const char *why);

/* Derived files are being replaced, by a run that may be dead. */
bool taken_is_replaced(const struct takeover *takeover);

/* How long a file may be: what a dead run put in the place of what is listed
   may be longer. */
size_t taken_size_limit(
    const struct takeover *takeover, const struct indexed_file *listed);

bool taken_load_cached(struct takeover *takeover, struct arena *arena,
    struct digest digest, struct text *bytes);
bool taken_cache(
    struct takeover *takeover, struct digest digest, struct text bytes);

/* Asks the portal for a file that must be there. */
bool taken_fetch(struct takeover *takeover, struct arena *arena,
    const char *path, size_t limit, struct text *bytes);

/* A file as it is listed. */
bool taken_read(struct takeover *takeover, struct arena *arena,
    const char *path, size_t limit, struct digest listed, struct text *bytes);

/* A derived file as it is listed or, where a run may have replaced it, any: the
   same one from then on. */
bool taken_read_mutable(struct takeover *takeover, struct arena *arena,
    const char *path, size_t limit, struct digest listed, struct text *bytes);

/* A listed file, as one on this machine: not by way of the memory. */
bool taken_local(struct takeover *takeover, struct arena *arena,
    const struct indexed_file *listed, const char **local);

#endif
