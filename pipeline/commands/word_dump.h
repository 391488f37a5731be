/*
 * word_dump: a Word file as it is read, as text, for people and tests.
 */
#ifndef COMMANDS_WORD_DUMP_H
#define COMMANDS_WORD_DUMP_H

#include "base/text.h"

struct word_document;

/*
 * A line for each paragraph: its number in its part, how it is set, its label
 * in ⟦brackets⟧ and its text, whose styles are marked as in show_tree. Tables,
 * rows and cells have lines of their own; notes come last.
 */
void show_word(struct buffer *out, const struct word_document *document);

#endif
