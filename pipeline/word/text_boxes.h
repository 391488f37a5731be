/*
 * text_boxes: warns of the text boxes of a Word file. Their text has no place
 * among the paragraphs, so a person has to look where it belongs.
 */
#ifndef WORD_TEXT_BOXES_H
#define WORD_TEXT_BOXES_H

struct arena;
struct findings;
struct word_document;

/* A warning for each text box, unless it only marks a draft. */
void text_boxes_tell(struct arena *arena, struct findings *findings,
    const struct word_document *document);

#endif
