/*
 * table_caption: turns the captions of a landscape table with it.
 */
#ifndef TYPESET_TABLE_CAPTION_H
#define TYPESET_TABLE_CAPTION_H

#include <stddef.h>

struct layout_context;
struct boxes;

/*
 * Turns what belongs to a landscape table, which begins at box `table`: the
 * headings and captions directly above it that no page break may separate from
 * it, at most up to box `first`.
 */
void table_caption_turn(const struct layout_context *layout_context,
    struct boxes *boxes, size_t first, size_t table);

#endif
