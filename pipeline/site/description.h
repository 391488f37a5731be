/*
 * description: the metadata of a document as JSON and as JSON-LD.
 */
#ifndef SITE_DESCRIPTION_H
#define SITE_DESCRIPTION_H

#include "base/text.h"

struct act;
struct arena;
struct site;

/*
 * All metadata of a document; du-lieu/van-ban.schema.json is its schema. It
 * changes whenever something on the document's page changes, so it tells
 * whether the page is stale.
 */
struct text description_json(
    struct arena *arena, const struct site *site, const struct act *act);

/* JSON-LD: schema.org's Legislation, to embed in the document's page. */
struct text description_linked(
    struct arena *arena, const struct site *site, const struct act *act);

#endif
