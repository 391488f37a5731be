/*
 * shape_table: shapes by the text that was asked for.
 *
 * A year has a few thousand different words, and each is shaped once.
 */
#ifndef TYPESET_SHAPE_TABLE_H
#define TYPESET_SHAPE_TABLE_H

#include <stddef.h>

#include "base/text.h"

struct arena;
struct shape;
struct shape_table;

/* It grows in the arena. */
struct shape_table *shape_table_new(struct arena *arena);

size_t shape_table_count(const struct shape_table *table);

/* NULL where none was added for this text. */
const struct shape *shape_table_find(
    const struct shape_table *table, struct text text);

/*
 * Adds the shape for a text that has none. The shape's own text is the start
 * of this text, in the same bytes.
 */
void shape_table_add(
    struct shape_table *table, struct text text, const struct shape *shape);

#endif
