/*
 * draft_page: the page of a document, before the site is made.
 *
 * It is the page that the site would have if this issue were its only one:
 * documents of other issues are not linked, however long the archive is.
 */
#ifndef SITE_DRAFT_PAGE_H
#define SITE_DRAFT_PAGE_H

#include "base/text.h"

struct arena;
struct collator;
struct diag;
struct issue;
struct issue_entry;

/* Receives the page of each document; the path is from the root of the site. */
typedef void draft_page_add(void *context, const char *path, struct text html);

/* The pages of the issue's documents, in their order. The entry is that of the
   issue. */
void draft_pages(struct arena *arena, const struct issue *issue,
    const struct issue_entry *entry, const struct collator *collator,
    draft_page_add *add, void *context);

#endif
