/*
 * docx_picture: pictures in a Word file (ISO/IEC 29500-1, clause 20).
 */
#ifndef WORD_DOCX_PICTURE_H
#define WORD_DOCX_PICTURE_H

#include <stdbool.h>

struct docx;
struct node;

/*
 * A picture within an open paragraph, with its alternative text, as wide as the
 * text if its resolution allows.
 */
void docx_picture(struct docx *docx, const struct node *node, bool landscape);

#endif
