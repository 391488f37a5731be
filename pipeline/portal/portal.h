/*
 * portal: where a gazette is published, a tree of files under a URL.
 *
 *   <year>/so-<n>/…     an issue; immutable once its manifest is stored
 *   so-cai/<seq>.json   the ledger, one entry per issue; immutable
 *   index.json, …       mutable files
 *   moi-nhat.json       the pointer, which is replaced last
 *   khoa/               the lock, during a publication
 *
 * The scheme of the URL selects the driver.
 */
#ifndef PORTAL_PORTAL_H
#define PORTAL_PORTAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "portal/driver.h"
#include "portal/portal_state.h"

struct access;
struct arena;
struct diag;

enum portal_use { PORTAL_READ, PORTAL_WRITE };

/*
 * Opens the portal at a URL or in a local directory, which need not exist yet.
 * Nothing is sent before the first job. The diag and the access must outlive
 * the portal. NULL after a failure in diag, with its exit status in `status`.
 */
struct portal *portal_open(struct arena *arena, struct diag *diag,
    const char *where, enum portal_use use, const struct access *access,
    int *status);
void portal_close(struct portal *portal);

/*
 * Reads a whole file of at most `limit` bytes. Paths are plain (base/path.h).
 */
enum answer portal_read(struct portal *portal, struct arena *arena,
    const char *path, size_t limit, struct text *bytes);

/* The same, but writes the bytes to a file and returns their digest. */
enum answer portal_fetch(struct portal *portal, const char *path, size_t limit,
    FILE *into, struct digest *digest);

/* Renames `from` to the path of the file: where the driver renames or moves. */
enum answer portal_rename(
    struct portal *portal, const char *from, const struct public_file *file);

/* Creates or replaces a file in an existing directory. */
bool portal_store(struct portal *portal, const struct public_file *file);

/* Makes a directory; WHOLE: we made it, and nobody else did. */
enum answer portal_make(struct portal *portal, const char *path);

/* Makes a directory for files; "" is the portal's root. */
enum answer portal_directory(struct portal *portal, const char *path);

/* Remove it. WHOLE, or ABSENT if there was none. */
enum answer portal_remove(struct portal *portal, const char *path);
enum answer portal_remove_directory(struct portal *portal, const char *path);

/*
 * Removes the drafts of interrupted runs from a directory, "" being the root,
 * of a portal that is open for writing. False after a failure.
 */
bool portal_tidy(struct portal *portal, const char *directory);

#endif
