/*
 * facet_page: pages of documents by authority, type, field and signer.
 */
#ifndef SITE_FACET_PAGE_H
#define SITE_FACET_PAGE_H

#include "base/text.h"
#include "site/facet.h"

struct arena;
struct site;

/* All values of a kind. */
struct text facets_page(struct arena *arena, const struct site *site,
    enum facet_kind kind, const struct facets *facets);

/* A value's newest documents and its years; its documents of a year. */
struct text facet_page_of(struct arena *arena, const struct site *site,
    enum facet_kind kind, const struct facet *facet);
struct text facet_year_page(struct arena *arena, const struct site *site,
    enum facet_kind kind, const struct facet *facet, int year);

#endif
