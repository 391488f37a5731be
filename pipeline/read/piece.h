/*
 * piece: the pieces of a body (read/markdown.h), before they are divided into
 * units; data alone.
 */
#ifndef READ_PIECE_H
#define READ_PIECE_H

#include <stdbool.h>
#include <stddef.h>

#include "read/decision.h"

enum piece_kind { PIECE_PARAGRAPH, PIECE_HEADING, PIECE_TABLE, PIECE_IMAGE };

struct piece {
	enum piece_kind kind;
	int level; /* of a heading: its number of # */
	struct span span;
	struct runs runs;
	struct node *node; /* the node of a table or an image */
};

struct markdown {
	struct piece *at;
	size_t count, room;
	struct node **notes; /* footnotes in order of first reference */
	size_t note_count, note_room;
	struct byte_kinds kinds; /* of the bytes of the body */
	bool whole; /* nothing was refused or lost; every run has a span */
};

#endif
