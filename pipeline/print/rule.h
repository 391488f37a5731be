/*
 * rule: the rules of a page, which are artifacts.
 *
 * A table has a rule for each side of each cell. Rules that continue each other
 * are merged, and all rules of a page are drawn together: in an annex full of
 * tables that saves a third of the content.
 */
#ifndef PRINT_RULE_H
#define PRINT_RULE_H

#include <stdbool.h>

struct pdf_writer;
struct mark;
struct pen;
struct pdf_page;

/* Is the mark such a rule? Then it is drawn by rule_write_all only. */
bool rule_is_loose(const struct mark *mark);

/* Draws all loose rules of the page, as an artifact (ISO 32000-1, 14.8.2.2). */
void rule_write_all(struct pdf_writer *writer, const struct pdf_page *pdf_page,
    struct pen *pen);

/* Draws a single rectangle. */
void rule_write(struct pen *pen, const struct mark *mark);

#endif
