/*
 * brief: a compact file of a year's issues, for relations, lists and feeds.
 *
 * A new issue leaves most of the archive as it is, and of that part only this
 * file is read: ban-ghi/<year>.tsv, one record per line, its fields separated
 * by tabs. The first field is a letter:
 *
 *   V  an issue: numbers, label, name, date, pages, notes and PDF
 *   A  a document of that issue: id, number, type, authority, part, field,
 *      title, dates of signing, receipt and effect, signer, pages, last day in
 *      force, and whether it has a PDF
 *   c m r p s t h  a number that the document corrects, amends, repeals,
 *      repeals partly, suspends, suspends partly, consolidates
 *   x  a number that its text cites, and the date given with it
 *
 * The fields of V and A and their order are defined by the table of properties
 * (catalog/properties.h, IN_BRIEF).
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

/* False if a field contains a tab or a line end: then there is no brief. */
bool brief_write(struct arena *arena, const struct issue_entries *issues,
    struct text *bytes);

/* Reads the briefs of several years; short strings are interned. */
struct briefs {
	struct arena *arena;
	struct arena *cited; /* citations: most of the memory, freed early */
	struct map *texts;   /* interned, in `arena`; the map is in `cited` */
};

struct briefs *briefs_new(struct arena *arena);

/*
 * Adds the issues of a year, marked is_brief. They have only the fields above;
 * of their files, only the path of the PDF. False after an error in the
 * origin's diag.
 */
bool brief_read(struct briefs *briefs, struct origin origin, struct text bytes,
    int year, struct issue_entries *issues);

/* Ends reading, and frees the citations of these issues, which must no longer
   be used. */
void briefs_forget(struct briefs *briefs, const struct issue_entries *issues);

#endif
