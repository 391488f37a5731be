/*
 * table: a table as slabs, one a row, or one a line where a row is so high
 * that it may have to be divided.
 */
#ifndef TYPESET_TABLE_H
#define TYPESET_TABLE_H

#include "typeset/slab.h"

struct node;
struct setting;

void table_set(const struct setting *setting, struct slabs *slabs,
    const struct node *table, const struct tag *parent);

#endif
