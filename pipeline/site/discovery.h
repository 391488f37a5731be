/*
 * discovery: what programs look for at known places: the site map, what
 * robots may do, how browsers may search.
 */
#ifndef SITE_DISCOVERY_H
#define SITE_DISCOVERY_H

#include "base/text.h"

struct arena;
struct site;
struct year;

/* Site maps need a site whose base is known. Of a year, without the documents
   that are restricted; of all of them. */
struct text discovery_year_map(
    struct arena *arena, const struct site *site, const struct year *year);
struct text discovery_map(struct arena *arena, const struct site *site);

struct text discovery_search(struct arena *arena, const struct site *site);

/* Robots are asked to leave out the files of what is restricted. */
struct text discovery_robots(struct arena *arena, const struct site *site);

#endif
