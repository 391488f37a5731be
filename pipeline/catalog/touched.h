/*
 * touched: which published pages are stale, and must be written again.
 *
 * A document's page is stale if a new document acts on it or cites it, if one
 * of its references now resolves to another document because a new one has that
 * number, if its legal status is another on the day of the newest issue, if its
 * restriction changed, or if a related document was withheld. All other pages
 * stay on the portal as they are.
 */
#ifndef CATALOG_TOUCHED_H
#define CATALOG_TOUCHED_H

#include <stdbool.h>
#include <stddef.h>

struct archive;

/* Marks the touched acts: all of a new issue, and those whose pages are stale.
   Call it after archive_relate and archive_restrict. */
void touched_mark(struct archive *archive);

/* Marks all acts: with another program or profile every page is stale. */
void touched_mark_all(struct archive *archive);

/* Is the page of an issue new or stale? It is if the issue or one next to it,
   to which its page links, is new, if a document was taken out of the issue, or
   on a full rebuild. */
bool touched_neighbour(const struct archive *archive, size_t issue);

/* Is any page of the year new or stale, so that its full entries are needed? */
bool touched_needs_all(const struct archive *archive, int year);

/* Has the year an issue that is not published, an act whose restriction
   changed, or is this a full rebuild? */
bool touched_has_new(const struct archive *archive, int year);

/* Is that so, or has the year a touched act? */
bool touched_has_any(const struct archive *archive, int year);

#endif
