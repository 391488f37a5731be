/*
 * related: which documents correct, amend or repeal a document, for the lists
 * of a year. What a number means is found once, for the readers' pages and for
 * the lists: catalog/archive.h, by the entries of the issues, which know the
 * dates that texts give.
 */
#ifndef CATALOG_RELATED_H
#define CATALOG_RELATED_H

#include <stddef.h>

#include "base/record.h"
#include "catalog/archive.h"

/* A document that says something of another. */
struct related {
	const char *number;
	const char *path; /* of its file, from the root */
};

/* The act that has this file, of the issue so-…; NULL where it left no entry.
 */
const struct act *related_find(const struct archive *archive, int year,
    const char *slug, const char *file);

/* struct related: who acts so on it, oldest first; none of NULL. */
struct items related_by(
    struct arena *arena, const struct act *act, enum relation_kind kind);

#endif
