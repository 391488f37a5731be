/*
 * guide_pages: search; how to check a text; data for programs; what a server
 * shows in the place of a page that is not there.
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
