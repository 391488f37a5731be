/*
 * table_caption: what stands above a table and goes with it.
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

/* A paragraph with nothing but others of its sort between it and a table. */
enum table_caption table_caption_of(
    struct arena *scratch, const struct node *node);

/*
 * A turned table begins at slab `table`: the headings and captions that no
 * page break may part from it, down to slab `first`, turn with it.
 */
void table_caption_turn(const struct layout_context *layout_context,
    struct boxes *boxes, size_t first, size_t table);

#endif
