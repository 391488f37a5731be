/*
 * fill: place boxes on a page.
 */
#ifndef TYPESET_FILL_H
#define TYPESET_FILL_H

#include <stddef.h>

struct pages;
struct page_run;
struct box;

/* Of the rule above footnotes, with the gap below it. */
enum { NOTE_RULE_HEIGHT = 4500 };

/* The height of the table head that is repeated where a page begins with the
   box. */
int box_head_height(const struct box *box);

/* Appends a page with the boxes from `from` up to, not including, `end`. */
void page_fill(
    const struct page_run *run, struct pages *pages, size_t from, size_t end);

#endif
