/*
 * document_page: the page of a document: legal status, properties, relations,
 * downloads, citation and the full text (site/full_text.h).
 */
#ifndef SITE_DOCUMENT_PAGE_H
#define SITE_DOCUMENT_PAGE_H

#include "base/text.h"

struct act;
struct arena;
struct site;

/* The full text (site/extract.h) is not used if the document is withheld: the
   page has a notice instead. */
struct text document_page(struct arena *arena, const struct site *site,
    const struct act *act, struct text full_text);

#endif
