/*
 * letterhead_markup: what stands over and under a text by the form of NĐ
 * 30/2020: head, title, signature and recipients.
 */
#ifndef SITE_LETTERHEAD_MARKUP_H
#define SITE_LETTERHEAD_MARKUP_H

struct document;
struct html_page;

void letterhead_write_head(
    struct html_page *html, const struct document *document);
void letterhead_write_signature(
    struct html_page *html, const struct document *document);

#endif
