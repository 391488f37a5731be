/*
 * units: writes the paragraphs and tables of a text as units of a decision.
 *
 * The reader knows a unit by the words that it begins with (read/label.h), so
 * what is written here are headings, and which words stand together.
 */
#ifndef WORD_UNITS_H
#define WORD_UNITS_H

#include <stddef.h>

#include "word/word_document.h"

struct body_writer;

/* Writes the blocks from start to end. */
void units_write(struct body_writer *body, const struct word_blocks *blocks,
    size_t start, size_t end);

#endif
