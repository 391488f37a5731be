/*
 * word_table: a table as Markdown, with merged cells as << and ^^.
 */
#ifndef WORD_WORD_TABLE_H
#define WORD_WORD_TABLE_H

#include <stdbool.h>

struct arena;
struct body_writer;
struct word_table;

/*
 * Does it only place text? It has no lines between cells, or a single cell; its
 * cells are then paragraphs, row by row.
 */
bool word_table_is_layout(struct arena *arena, const struct word_table *table);

/* Writes the table at the end of the body. */
void word_table_write(struct body_writer *body, const struct word_table *table);

#endif
