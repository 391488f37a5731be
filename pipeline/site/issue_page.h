/*
 * issue_page: the page of a year and the page of an issue.
 */
#ifndef SITE_ISSUE_PAGE_H
#define SITE_ISSUE_PAGE_H

#include <stddef.h>

#include "base/text.h"

struct arena;
struct site;
struct year;

struct text year_page(
    struct arena *arena, const struct site *site, const struct year *year);

/* The issue at this index of the archive: its table of contents, in printed
   order. */
struct text issue_page(
    struct arena *arena, const struct site *site, size_t issue);

#endif
