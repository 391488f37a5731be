/*
 * tables: a table of GitHub's Markdown as rows and cells.
 */
#ifndef READ_TABLES_H
#define READ_TABLES_H

#include "read/parsing.h"

/* The table without its rows. */
struct node *tables_new(struct parsing *parsing, cmark_node *from);

/*
 * Adds its rows; pipes and the row below the head are claimed. A line below
 * it that is no row is an error at its place.
 */
void tables_fill(struct parsing *parsing, cmark_node *from, struct node *table);

/*
 * Refuses a paragraph with a line that looks like the row of a table, of which
 * Markdown makes none. False where none looks so.
 */
bool tables_refuse_rows(
    struct parsing *parsing, cmark_node *paragraph, struct span span);

#endif
