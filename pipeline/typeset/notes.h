/*
 * notes: the footnotes of a run, with the lines that refer to them.
 *
 * A short footnote stands whole on the page of its reference. A long one
 * begins there, and its further lines come with the lines of text that
 * follow, so that it may go on at the foot of the next page.
 */
#ifndef TYPESET_NOTES_H
#define TYPESET_NOTES_H

#include <stdbool.h>
#include <stddef.h>

struct page_run;

/*
 * Sets the run's notes and their heights. Where a note is longer than the
 * text that is left, the run gains slabs without height to carry it.
 */
void notes_set(struct page_run *run);

/* Would a page that ends before slab `end` divide a footnote? */
bool notes_divided(const struct page_run *run, size_t end);

#endif
