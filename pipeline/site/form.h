/*
 * form: what stands over and under a text by the form of NĐ 30/2020: head,
 * title, signature and recipients.
 */
#ifndef SITE_FORM_H
#define SITE_FORM_H

struct document;
struct frame;

void form_write_head(struct frame *frame, const struct document *document);
void form_write_signature(struct frame *frame, const struct document *document);

#endif
