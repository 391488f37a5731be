/*
 * report_page: statistics of all years, counted as by `congbao report`, and a
 * page for each year, by part, authority and type.
 */
#ifndef SITE_REPORT_PAGE_H
#define SITE_REPORT_PAGE_H

#include "base/text.h"

struct arena;
struct site;
struct year;

struct text report_page(struct arena *arena, const struct site *site);

/* "bao-cao/2024.html" */
const char *report_year_path(struct arena *arena, int year);
struct text report_year_page(
    struct arena *arena, const struct site *site, const struct year *year);

#endif
