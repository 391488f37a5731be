/*
 * tables: reads the rows and cells of GFM tables.
 */
#ifndef READ_TABLES_H
#define READ_TABLES_H

#include "read/parsing.h"

/* Makes the node of a table, without rows. */
struct node *tables_new(struct parsing *parsing, cmark_node *from);

/*
 * Adds the rows and claims pipes and the delimiter row. A line directly below
 * the table that is not a row is an error at its position.
 */
void tables_fill(struct parsing *parsing, cmark_node *from, struct node *table);

/*
 * Refuses a paragraph with a line that looks like a table row but is not part
 * of a table. False if there is no such line.
 */
bool tables_refuse_rows(
    struct parsing *parsing, cmark_node *paragraph, struct span span);

#endif
