/*
 * brief: what relations, lists and feeds need of the issues of a year.
 *
 * Most of an archive is not touched by a new issue, and of it no more is read
 * than this: ban-ghi/<year>.tsv, a line for each thing, its fields parted by
 * tabs, behind a letter:
 *
 *   V  numbers, label, name, date, pages, notes and PDF of an issue
 *   A  a document of it: id, number, type, authority, part, field, title,
 *      dates of signing, receipt and effect, signer, pages, last day, and
 *      whether it has a PDF
 *   c m r p s t h  a number that it corrects, amends, repeals, repeals partly,
 *      suspends, suspends partly, consolidates
 *   x  a number that its text names, and the date given with it
 *
 * Which fields V and A have, and in which order, is the table's to say
 * (catalog/properties.h).
 */
#ifndef CATALOG_BRIEF_H
#define CATALOG_BRIEF_H

#include <stdbool.h>

#include "base/record.h"
#include "base/text.h"
#include "catalog/entry.h"

struct arena;
struct map;

/* "ban-ghi/2024.tsv" */
const char *brief_path(struct arena *arena, int year);

/* False where a text has a tab or a line end in it, and there is no brief. */
bool brief_write(struct arena *arena, const struct issue_entries *issues,
    struct text *bytes);

/* Briefs of several years that are read, with each text kept once. */
struct briefs {
	struct arena *arena;
	struct arena *cited; /* what documents cite, more than all else */
	struct map *texts;   /* in the arena; the map itself is in `cited` */
};

struct briefs *briefs_new(struct arena *arena);

/*
 * Adds the issues of a year, as entries that are brief: they have what stands
 * above, and of files no more than the path of the PDF. False after an error in
 * the origin's diag.
 */
bool brief_read(struct briefs *briefs, struct origin origin, struct text bytes,
    int year, struct issue_entries *issues);

/* No more is read, and what these issues cite is not asked any more: it goes.
 */
void briefs_forget(struct briefs *briefs, const struct issue_entries *issues);

#endif
