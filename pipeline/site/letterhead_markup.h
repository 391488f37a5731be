/*
 * letterhead_markup: the letterhead, title, recipients and signature of a text,
 * laid out as NĐ 30/2020 prescribes.
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
