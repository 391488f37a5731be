/*
 * drawing: what is drawn in a Word file: pictures, text boxes, and what cannot
 * be typeset. Lines and empty shapes are nothing.
 */
#ifndef WORD_DRAWING_H
#define WORD_DRAWING_H

struct paragraph_builder;
struct walk;

/* Adds the current element, w:drawing, w:pict or w:object. */
void drawing_read(struct walk *walk, struct paragraph_builder *builder);

#endif
