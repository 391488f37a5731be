/*
 * description: a document for programs, as JSON and as JSON-LD.
 */
#ifndef SITE_DESCRIPTION_H
#define SITE_DESCRIPTION_H

#include "base/text.h"

struct act;
struct arena;
struct site;

/*
 * All that the archive says of a document: du-lieu/van-ban.schema.json. It
 * changes when anything changes that its page shows.
 */
struct text description_json(
    struct arena *arena, const struct site *site, const struct act *act);

/* schema.org's Legislation, for the document's page. */
struct text description_linked(
    struct arena *arena, const struct site *site, const struct act *act);

#endif
