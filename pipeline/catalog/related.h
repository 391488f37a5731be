/*
 * related: what the archive says of a document, and of it alone.
 *
 * What a number means and which status follows is found once, for readers'
 * pages, for their programs and for the lists of a year: by the entries of all
 * issues, which know the dates that texts give (catalog/archive.h).
 */
#ifndef CATALOG_RELATED_H
#define CATALOG_RELATED_H

#include "catalog/archive.h"

/*
 * The act's entry with its place, its legal status on the day of the newest
 * issue, and its relations.
 */
struct entry related_entry(
    struct arena *arena, const struct archive *archive, const struct act *act);

/*
 * The act that has this file, of the issue so-…, or, where that is NULL since
 * it was withheld, this number; NULL where it left no entry.
 */
const struct act *related_find(const struct archive *archive, int year,
    const char *slug, const char *file, const char *number);

/* Who corrects, amends and repeals the act, into its entry; NULL: nobody. */
void related_add(
    struct arena *arena, const struct act *act, struct entry *entry);

#endif
