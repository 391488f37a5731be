/*
 * run_content: the runs of a paragraph, and what is in them.
 */
#ifndef WORD_RUN_CONTENT_H
#define WORD_RUN_CONTENT_H

struct paragraph_builder;
struct walk;

/* Adds the current element, w:r, to the paragraph. */
void run_content_read(struct walk *walk, struct paragraph_builder *builder);

#endif
