/*
 * text_width: estimates how wide a text is in Times New Roman.
 *
 * Word sets the text, with its own fonts; rules below a line of text and the
 * columns of a table need a width before that.
 */
#ifndef WORD_TEXT_WIDTH_H
#define WORD_TEXT_WIDTH_H

#include <stdbool.h>

#include "base/text.h"

/* In millipoints, at this font size. */
int text_width(struct text text, int size, bool bold);

#endif
