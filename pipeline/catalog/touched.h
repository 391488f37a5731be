/*
 * touched: what new issues change of documents that are published.
 *
 * A page that is published is made anew where it would say something else:
 * a new document acts on it or names it, one of its names leads elsewhere
 * since a new document has that number, its state is another by the day of the
 * newest issue, or it, or one that it is related to, was restricted or
 * withheld. All else stays on the portal as it is.
 */
#ifndef CATALOG_TOUCHED_H
#define CATALOG_TOUCHED_H

#include <stdbool.h>
#include <stddef.h>

struct archive;

/* Marks the acts; those of new issues are all touched. After relating. */
void touched_mark(struct archive *archive);

/* All of them: by another program or another profile, all is told otherwise. */
void touched_mark_all(struct archive *archive);

/* Is the page of an issue made anew: is it new, or one beside it, to which its
   page leads, was a document taken out of it, or is all told anew? */
bool touched_neighbour(const struct archive *archive, size_t issue);

/* Is anything of a year made anew, so that all of it has to be known? */
bool touched_needs_all(const struct archive *archive, int year);

/* Does a year have an issue that is not published, or an act that is restricted
   anew, or is all told anew? Or has it a touched act? */
bool touched_has_new(const struct archive *archive, int year);
bool touched_has_any(const struct archive *archive, int year);

#endif
