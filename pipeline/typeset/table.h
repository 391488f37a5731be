/*
 * table: a table as slabs.
 *
 * A row is one slab, or one a line where it is so high that it may have to
 * be divided. Rows that a cell spans are laid together, and divided on the
 * same terms.
 */
#ifndef TYPESET_TABLE_H
#define TYPESET_TABLE_H

#include "typeset/slab.h"

struct node;
struct setting;

/* Appends the table; tag is its TAG_TABLE. */
void table_set(const struct setting *setting, struct slabs *slabs,
    const struct node *table, const struct tag *tag);

#endif
