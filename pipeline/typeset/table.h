/*
 * table: a table as slabs, with its head on each page.
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
