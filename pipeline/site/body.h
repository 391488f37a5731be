/*
 * body: the full text of a document as HTML.
 *
 * Made from the same tree as the pages: head, title, units, signature,
 * annexes, footnotes. Every letter of the text is there, in its order, and
 * none but its own; what the site adds (captions for those who do not see a
 * table) carries the class "aside".
 */
#ifndef SITE_BODY_H
#define SITE_BODY_H

struct anchors;
struct document;
struct html_page;
struct issue_entry;

/* Headings begin at level 3. */
void body_write(struct html_page *html, const struct document *document,
    const struct issue_entry *issue, const struct anchors *anchors);

/* The headings of the text, as links. */
void body_write_contents(struct html_page *html,
    const struct document *document, const struct anchors *anchors);

#endif
