/*
 * document_page: the page of a document: properties, effect, relations,
 * forms to take away, and the full text (site/full_text.h).
 */
#ifndef SITE_DOCUMENT_PAGE_H
#define SITE_DOCUMENT_PAGE_H

#include "base/text.h"

struct act;
struct arena;
struct site;

/* Of a document that is withheld there is no text: the page says so. */
struct text document_page(struct arena *arena, const struct site *site,
    const struct act *act, struct text full_text);

#endif
