/*
 * footnotes: footnote references [^1] and their definitions [^1]:.
 */
#ifndef READ_FOOTNOTES_H
#define READ_FOOTNOTES_H

#include "read/parsing.h"

/*
 * Finds all footnotes of the document, without reading their text. cmark has
 * moved the definitions to the end, in order of first reference.
 */
void footnotes_find(struct parsing *parsing, cmark_node *root);

/*
 * Reads the text of the next footnote: its paragraphs, with line breaks
 * between.
 */
void footnotes_read(struct parsing *parsing, cmark_node *from);

#endif
