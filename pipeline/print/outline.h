/*
 * outline: bookmarks (ISO 32000-1, 12.3.3), nested by their levels.
 */
#ifndef PRINT_OUTLINE_H
#define PRINT_OUTLINE_H

struct buffer;
struct pdf_writer;
struct pdf_page;

/* Makes the objects; returns the root's, 0 where there are no bookmarks. */
int outline_write(struct pdf_writer *writer);

/* A place on a sheet (12.3.2.2), y being from the top of the page. */
void outline_place(const struct pdf_page *pdf_page, int y, struct buffer *out);

#endif
