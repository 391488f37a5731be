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
#include <stddef.h>

#include "portal/public_file.h"

struct arena;
struct portal;
struct built_site;

struct copy_journal;

struct copy {
	struct public_file file;
	const char *url; /* NULL: unknown */
	bool authentic;	 /* these bytes were read back from the URL */
	bool altered;	 /* other bytes were read back */
	bool sent;	 /* by this run */
};

struct copies {
	struct copy *at;
	size_t count, room;
	size_t sent, bytes, altered; /* in this run */
};

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
