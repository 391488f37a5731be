/*
 * paragraph: the paragraphs of a Word file, with their labels.
 */
#ifndef WORD_PARAGRAPH_H
#define WORD_PARAGRAPH_H

#include <stdbool.h>

struct paragraph_builder;
struct walk;
struct word_paragraph;

/*
 * Reads the current element, w:p, into a builder, which may have begun with a
 * paragraph whose mark is not shown. False if its own mark is not shown either,
 * so that it continues with the next paragraph.
 */
bool paragraph_read(struct walk *walk, struct paragraph_builder *builder);

/*
 * Counts the paragraph in its list, unless that was done. A label comes before
 * those of what the paragraph anchors.
 */
void paragraph_label(struct walk *walk, struct paragraph_builder *builder);

/* What was built, and reports what is wrong with it. */
struct word_paragraph *paragraph_finish(
    struct walk *walk, struct paragraph_builder *builder);

#endif
