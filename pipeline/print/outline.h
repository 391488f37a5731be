/*
 * outline: bookmarks (ISO 32000-1, 12.3.3), nested by their levels.
 */
#ifndef PRINT_OUTLINE_H
#define PRINT_OUTLINE_H

struct buffer;
struct print_job;
struct sheet;

/* Makes the objects; returns the root's, 0 where there are no bookmarks. */
int outline_write(struct print_job *job);

/* A place on a sheet (12.3.2.2), y being from the top of the page. */
void outline_place(const struct sheet *sheet, int y, struct buffer *out);

#endif
