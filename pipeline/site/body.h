/*
 * body: the full text of a document as HTML.
 *
 * It is made from the same tree as the PDF: letterhead, title, units,
 * signature, annexes, footnotes. All characters of the text are there, in
 * order, and no others: what the site adds for accessibility, such as a table's
 * label, is in attributes.
 */
#ifndef SITE_BODY_H
#define SITE_BODY_H

struct anchors;
struct document;
struct html_page;
struct issue_entry;

/* Writes the text. Headings begin at level 3. */
void body_write(struct html_page *html, const struct document *document,
    const struct issue_entry *issue, const struct anchors *anchors);

/* Writes a table of contents with links; nothing if there are few headings. */
void body_write_contents(struct html_page *html,
    const struct document *document, const struct anchors *anchors);

#endif
