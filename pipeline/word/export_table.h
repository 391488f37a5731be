/*
 * export_table: a table of a decision as a table of Word.
 */
#ifndef WORD_EXPORT_TABLE_H
#define WORD_EXPORT_TABLE_H

#include <stdbool.h>

struct arena;
struct docx;
struct look;
struct node;

/* Is it on a landscape page: as its author says, or as it is too wide? */
bool export_table_is_landscape(
    struct arena *arena, const struct look *look, const struct node *table);

void export_table_write(struct docx *docx, const struct node *table);

#endif
