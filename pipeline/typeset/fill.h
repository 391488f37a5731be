/*
 * fill: the slabs of one page, put in their places on it.
 */
#ifndef TYPESET_FILL_H
#define TYPESET_FILL_H

#include <stddef.h>

struct pages;
struct page_run;
struct box;

enum { NOTE_RULE_HEIGHT = 4500 }; /* the footnotes' rule and its gap */

/* What a page begins with where it goes on with the slab's table. */
int box_head_height(const struct box *box);

/* Appends a page with the slabs `from` up to `end`. */
void page_fill(
    const struct page_run *run, struct pages *pages, size_t from, size_t end);

#endif
