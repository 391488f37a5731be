/*
 * discovery: files for crawlers and browsers: sitemaps, robots.txt, OpenSearch.
 */
#ifndef SITE_DISCOVERY_H
#define SITE_DISCOVERY_H

#include "base/text.h"

struct arena;
struct site;
struct year;

/* The sitemap of a year, without restricted documents, and the index of these
   sitemaps. The site's base URL must be known. */
struct text discovery_year_map(
    struct arena *arena, const struct site *site, const struct year *year);
struct text discovery_map(struct arena *arena, const struct site *site);

/* The OpenSearch description. The site's base URL must be known. */
struct text discovery_search(struct arena *arena, const struct site *site);

/* robots.txt; it disallows the files of restricted documents. */
struct text discovery_robots(struct arena *arena, const struct site *site);

#endif
