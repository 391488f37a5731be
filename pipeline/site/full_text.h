/*
 * full_text: the full text of a document as an HTML fragment.
 *
 * It is written once, when the issue is built. Which of the documents that it
 * cites are in this gazette changes with later issues, so a citation is a
 * placeholder (site/inline.h), which the page replaces by a link or, if it does
 * not resolve, by the number.
 */
#ifndef SITE_FULL_TEXT_H
#define SITE_FULL_TEXT_H

#include "base/text.h"

struct act;
struct arena;
struct entry;
struct document;
struct html_page;
struct issue_entry;

/* The fragment, for the page of this entry in this issue. */
struct text full_text(struct arena *arena, const struct document *document,
    const struct issue_entry *issue, const struct entry *entry);

/* Writes the fragment into the act's page, with its citations resolved. */
void full_text_write(
    struct html_page *html, const struct act *act, struct text body);

#endif
