/*
 * blocks: paragraphs and tables in their order, and the sections that they are
 * in.
 */
#ifndef WORD_BLOCKS_H
#define WORD_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

#include "word/builder.h"

struct walk;
struct word_blocks;

/* Blocks while they are read. */
struct blocks_reader {
	struct word_blocks *blocks;
	bool has_sections; /* it is the body, whose sections differ */
	size_t section;	   /* the first block of the section */
	bool carries;	   /* a paragraph continues with the next one */
	struct paragraph_builder carried;
};

/* The current element: a paragraph, a table, or what holds them. */
void blocks_read(struct walk *walk, struct blocks_reader *reader);

/* After the last one. */
void blocks_end(struct walk *walk, struct blocks_reader *reader);

#endif
