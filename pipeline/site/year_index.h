/*
 * year_index: the documents of a year as JSON, <year>/van-ban.json.
 *
 * It links to the JSON of each document; du-lieu/nam.schema.json is its schema.
 */
#ifndef SITE_YEAR_INDEX_H
#define SITE_YEAR_INDEX_H

#include "base/text.h"

struct arena;
struct members;
struct site;

/* "2024/van-ban.json" */
const char *year_index_path(struct arena *arena, int year);

/* Its members, for its schema. */
const struct members *year_index_members(struct arena *arena);

/* It changes whenever the metadata of a document of the year changes, or the
   program. */
struct text year_index(struct arena *arena, const struct site *site, int year);

#endif
