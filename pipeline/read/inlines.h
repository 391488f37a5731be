/*
 * inlines: the text of a block of Markdown as runs.
 *
 * Each run, and each mark that makes it what it is, is claimed in the account
 * (read/account.h) as it is read.
 */
#ifndef READ_INLINES_H
#define READ_INLINES_H

#include "read/parsing.h"

/*
 * The runs of a block whose text stands from byte `start` up to `end` of the
 * source.
 */
struct runs inlines_read(
    struct parsing *parsing, cmark_node *block, size_t start, size_t end);

/* The same, gathered in parsing->runs behind what stands there. */
void inlines_gather(
    struct parsing *parsing, cmark_node *block, size_t start, size_t end);

/* A text of cmark's, with the marks that were guarded (read/emphasis.h). */
const char *inlines_text(struct arena *arena, const char *text);

void inlines_add(struct parsing *parsing, struct run run);

/* What was gathered, at its size; others are gathered anew. */
struct runs inlines_take(struct parsing *parsing);

#endif
