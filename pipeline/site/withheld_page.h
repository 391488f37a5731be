/*
 * withheld_page: what stands at the address of a document that was withheld.
 */
#ifndef SITE_WITHHELD_PAGE_H
#define SITE_WITHHELD_PAGE_H

#include "base/text.h"

struct act;
struct arena;
struct site;

struct text withheld_page(
    struct arena *arena, const struct site *site, const struct act *act);

#endif
