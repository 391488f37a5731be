/*
 * rule: the lines of a sheet that are no part of its text.
 *
 * A table comes with a piece of rule for each side of each cell. Pieces that
 * continue each other are drawn as one, and all of a sheet together: in an
 * annex full of tables that saves a third of the content.
 */
#ifndef PRINT_RULE_H
#define PRINT_RULE_H

#include <stdbool.h>

struct pdf_writer;
struct mark;
struct pen;
struct pdf_page;

/* Is the mark one of these? Then nothing else draws it. */
bool rule_is_loose(const struct mark *mark);

/* Draws them, as an artifact (ISO 32000-1, 14.8.2.2). */
void rule_write_all(struct pdf_writer *writer, const struct pdf_page *pdf_page,
    struct pen *pen);

/* One rectangle. */
void rule_write(struct pen *pen, const struct mark *mark);

#endif
