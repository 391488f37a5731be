/*
 * table: the tables of a Word file: merged cells, and visible lines.
 */
#ifndef WORD_TABLE_H
#define WORD_TABLE_H

struct walk;
struct word_blocks;

/* Adds the current element, w:tbl, to the blocks. */
void table_read(struct walk *walk, struct word_blocks *blocks);

#endif
