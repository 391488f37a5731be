/*
 * content: the marks of a page as the operators of a content stream (ISO
 * 32000-1, 7.8.2).
 */
#ifndef PRINT_CONTENT_H
#define PRINT_CONTENT_H

struct pdf_writer;
struct pdf_page;

/* Writes the stream; returns its object number. */
int content_write(struct pdf_writer *writer, const struct pdf_page *pdf_page);

#endif
