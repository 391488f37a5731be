/*
 * notes: the footnotes of a page run, assigned to the lines that refer to them.
 *
 * A short footnote is whole on the page of its reference. A long one begins
 * there, and its further lines are assigned to the following lines of text, so
 * that it may continue at the foot of the next page.
 */
#ifndef TYPESET_NOTES_H
#define TYPESET_NOTES_H

#include <stdbool.h>
#include <stddef.h>

struct page_run;

/*
 * Sets the footnotes of the run and their heights. If a footnote has more lines
 * than the text that follows can carry, boxes of no height are appended to the
 * run.
 */
void notes_set(struct page_run *run);

/* Would a page break before box `end` divide a footnote? */
bool notes_divided(const struct page_run *run, size_t end);

#endif
