/*
 * outline: bookmarks (ISO 32000-1, 12.3.3), nested by their levels.
 */
#ifndef PRINT_OUTLINE_H
#define PRINT_OUTLINE_H

struct buffer;
struct pdf_writer;
struct pdf_page;

/* Writes the outline; returns the object number of its root, or 0 if there are
   no bookmarks. */
int outline_write(struct pdf_writer *writer);

/* Appends a destination on a page (12.3.2.2); y is from the top of the page. */
void outline_place(const struct pdf_page *pdf_page, int y, struct buffer *out);

#endif
