/*
 * related: an entry with what the archive adds: relations and legal status.
 *
 * Numbers are resolved and statuses derived in one place, for pages, for data
 * and for the lists of a year, from the entries of all issues, which have the
 * dates given in the texts (catalog/archive.h).
 */
#ifndef CATALOG_RELATED_H
#define CATALOG_RELATED_H

#include "catalog/archive.h"

/*
 * The act's entry with where it is published, its legal status on the day of
 * the newest issue, its restriction and its relations.
 */
struct entry related_entry(
    struct arena *arena, const struct archive *archive, const struct act *act);

/*
 * The act of the issue `slug` ("so-02") that has this file or, if `file` is
 * NULL because it is withheld, this number. NULL if the archive has none; the
 * archive may be NULL.
 */
const struct act *related_find(const struct archive *archive, int year,
    const char *slug, const char *file, const char *number);

/* Fills in the entry's corrected_by, amended_by and repealed_by; they are empty
   if the act is NULL. */
void related_add(
    struct arena *arena, const struct act *act, struct entry *entry);

#endif
