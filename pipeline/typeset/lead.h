/*
 * lead: what stands above a table and goes with it.
 */
#ifndef TYPESET_LEAD_H
#define TYPESET_LEAD_H

#include <stddef.h>

struct arena;
struct node;
struct setting;
struct slabs;

enum lead {
	LEAD_NONE,
	LEAD_CAPTION, /* "Bảng 1. Giá đất ở" */
	LEAD_UNIT,    /* "Đơn vị tính: đồng/m²" */
};

/* A paragraph with nothing but others of its sort between it and a table. */
enum lead lead_of(struct arena *scratch, const struct node *node);

/*
 * A turned table begins at slab `table`: the headings and captions that no
 * page break may part from it, down to slab `first`, turn with it.
 */
void lead_turn(const struct setting *setting, struct slabs *slabs, size_t first,
    size_t table);

#endif
