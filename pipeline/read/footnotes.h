/*
 * footnotes: [^1] in a text, and its definition [^1]: below.
 */
#ifndef READ_FOOTNOTES_H
#define READ_FOOTNOTES_H

#include "read/parsing.h"

/*
 * The footnotes of the document, their texts not yet read. cmark has moved
 * the definitions to its end, in the order of reference.
 */
void footnotes_find(struct parsing *parsing, cmark_node *root);

/* The text of the next of them: its paragraphs, with breaks between. */
void footnotes_read(struct parsing *parsing, cmark_node *from);

#endif
