/*
 * restrictions_page: which documents were restricted or withheld, go-bo.html,
 * and what the page of such a document says of it.
 */
#ifndef SITE_RESTRICTIONS_PAGE_H
#define SITE_RESTRICTIONS_PAGE_H

#include "base/text.h"

struct arena;
struct entry_withheld;
struct html_page;
struct restriction;
struct site;

#define RESTRICTIONS_PAGE "go-bo.html"

struct text restrictions_page(struct arena *arena, const struct site *site);

/* By whom, when, on what ground. */
void restriction_notice(
    struct html_page *html, const struct restriction *restriction);

/* Of a document that is withheld: its files as they were, by the digests that
   tell a copy from a forgery. */
void restriction_files(
    struct html_page *html, const struct entry_withheld *withheld);

#endif
