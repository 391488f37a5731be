/*
 * copy_journal: what was copied where, in the output directory.
 *
 * .congbao/copies-<portal> has a line of JSON for each thing that was done:
 * path, size and SHA-256 of a file, its URL, and whether it was read back as
 * it was sent. The last line of a file counts; a line that a killed run cut
 * off does not.
 */
#ifndef PUBLISH_COPY_JOURNAL_H
#define PUBLISH_COPY_JOURNAL_H

#include <stdbool.h>

struct arena;
struct copies;
struct copy;
struct portal;
struct built_site;

struct copy_journal;

/* What it knows of these files, if they are still the same. */
bool copy_journal_read(struct arena *arena, struct portal *portal,
    const struct built_site *built, struct copies *copies);

/*
 * To be written, by one process at a time: others wait here. NULL after a
 * failure in the portal's diag.
 */
struct copy_journal *copy_journal_open(
    struct arena *arena, struct portal *portal, const struct built_site *built);
bool copy_journal_close(struct copy_journal *journal);

/* On the disk when it returns; false after a failure. */
bool copy_journal_append(struct copy_journal *journal, const struct copy *copy);

#endif
