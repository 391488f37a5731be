/*
 * home_page: search, the newest issues and documents, the years.
 */
#ifndef SITE_HOME_PAGE_H
#define SITE_HOME_PAGE_H

#include "base/text.h"

struct arena;
struct site;

struct text home_page(struct arena *arena, const struct site *site);

#endif
