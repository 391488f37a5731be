/*
 * copy_journal: journal of the copies made, in the output directory.
 *
 * .congbao/copies-<portal> is append-only, with one JSON object a line: path,
 * size and SHA-256 of a file, its URL, and whether it was read back intact. The
 * last line of a file counts; a line cut off by an interrupted run does not.
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

/*
 * Fills in what the journal has of these files, if they are still the same.
 * Warns of copies of withheld documents, copy-withheld. False after a failure.
 */
bool copy_journal_read(struct arena *arena, struct portal *portal,
    const struct built_site *built, struct copies *copies);

/*
 * Opens the journal for appending, under a lock: other processes wait here.
 * NULL after a failure in the portal's diag.
 */
struct copy_journal *copy_journal_open(
    struct arena *arena, struct portal *portal, const struct built_site *built);
bool copy_journal_close(struct copy_journal *journal);

/* Appends a line, which is on disk when this returns; false after a failure. */
bool copy_journal_append(struct copy_journal *journal, const struct copy *copy);

#endif
