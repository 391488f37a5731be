/*
 * full_text: the text of a document as HTML, from its build to its page.
 *
 * A text is written once, when its issue is built. Which of the documents
 * that it names are in this gazette is known later, and changes: a name is
 * left open (site/inline.h), and a page writes a link there, or the name.
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

/* For the page of this entry in this issue. */
struct text full_text(struct arena *arena, const struct document *document,
    const struct issue_entry *issue, const struct entry *entry);

/* Writes the text into the act's page. */
void full_text_write(
    struct html_page *html, const struct act *act, struct text body);

#endif
