/*
 * export_block: the units of a decision in the order of the Word file, each
 * with its style and the orientation of its page.
 */
#ifndef WORD_EXPORT_BLOCK_H
#define WORD_EXPORT_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "word/export_styles.h"

struct arena;
struct decision;
struct look;
struct node;

enum export_block_kind {
	EXPORT_LETTERHEAD, /* with type and title */
	EXPORT_UNIT,
	EXPORT_TABLE,
	EXPORT_IMAGE,
	EXPORT_SIGNATURE, /* with the recipients */
};

struct export_block {
	enum export_block_kind kind;
	const struct node *node; /* of a unit, a table or an image */
	enum export_style style;
	unsigned bits;	     /* styles of all runs, beyond the style */
	bool keep_next;	     /* on the same page as the next block */
	bool starts_section; /* a new page, whose number is 1 */
	bool landscape;
};

struct export_blocks {
	struct export_block *at;
	size_t count, room;
};

struct export_blocks export_blocks_of(struct arena *arena,
    const struct decision *decision, const struct look *look);

#endif
