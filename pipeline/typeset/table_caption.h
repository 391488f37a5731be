/*
 * table_caption: the caption and the unit above a table.
 */
#ifndef TYPESET_TABLE_CAPTION_H
#define TYPESET_TABLE_CAPTION_H

#include <stddef.h>

struct arena;
struct node;
struct layout_context;
struct boxes;

enum table_caption {
	TABLE_CAPTION_NONE,
	TABLE_CAPTION_CAPTION, /* "Bảng 1. Giá đất ở" */
	TABLE_CAPTION_UNIT,    /* "Đơn vị tính: đồng/m²" */
};

/* What the node is to a table that follows it directly, or after other
   captions. */
enum table_caption table_caption_of(
    struct arena *scratch, const struct node *node);

/*
 * Turns what belongs to a landscape table, which begins at box `table`: the
 * headings and captions directly above it that no page break may separate from
 * it, at most up to box `first`.
 */
void table_caption_turn(const struct layout_context *layout_context,
    struct boxes *boxes, size_t first, size_t table);

#endif
