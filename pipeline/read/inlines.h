/*
 * inlines: converts the inlines of a Markdown block to runs.
 *
 * The bytes of each run and its markup are claimed in the account
 * (read/account.h) as they are read.
 */
#ifndef READ_INLINES_H
#define READ_INLINES_H

#include "read/parsing.h"

/* The runs of a block whose text is at bytes start to end of the source. */
struct runs inlines_read(
    struct parsing *parsing, cmark_node *block, size_t start, size_t end);

/* As inlines_read, but appends the runs to parsing->runs. */
void inlines_gather(
    struct parsing *parsing, cmark_node *block, size_t start, size_t end);

/* A copy of cmark's text with guarded marks restored (read/emphasis.h). */
const char *inlines_text(struct arena *arena, const char *text);

void inlines_add(struct parsing *parsing, struct run run);

/* Returns a copy of the runs in parsing->runs and empties it. */
struct runs inlines_take(struct parsing *parsing);

#endif
