/*
 * guide_pages: the pages for search, for checking a document and for open data,
 * and the error page of a server (404).
 */
#ifndef SITE_GUIDE_PAGES_H
#define SITE_GUIDE_PAGES_H

#include "base/text.h"

struct arena;
struct site;

struct text search_page(struct arena *arena, const struct site *site);

struct text check_page(struct arena *arena, const struct site *site);
struct text data_page(struct arena *arena, const struct site *site);
struct text missing_page(struct arena *arena, const struct site *site);

#endif
