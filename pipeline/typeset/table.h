/*
 * table: a table as boxes; its head is repeated on each page.
 */
#ifndef TYPESET_TABLE_H
#define TYPESET_TABLE_H

#include "typeset/box.h"

struct node;
struct layout_context;

/* Appends the table; tag is its TAG_TABLE. */
void table_set(const struct layout_context *layout_context, struct boxes *boxes,
    const struct node *table, const struct tag *tag);

#endif
