/*
 * restrictions_page: the list of restricted and withheld documents, go-bo.html,
 * and the notice on the page of such a document.
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

/* The notice: by whose order, since when, and why. */
void restriction_notice(
    struct html_page *html, const struct restriction *restriction);

/* The former files of a withheld document, with the digests that tell a true
   copy from a forgery. */
void restriction_files(
    struct html_page *html, const struct entry_withheld *withheld);

#endif
