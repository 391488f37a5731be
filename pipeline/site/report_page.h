/*
 * report_page: the figures of the years, as `congbao report` counts them.
 */
#ifndef SITE_REPORT_PAGE_H
#define SITE_REPORT_PAGE_H

#include "base/text.h"

struct arena;
struct site;

struct text report_page(struct arena *arena, const struct site *site);

#endif
