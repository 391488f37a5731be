/*
 * content_top: how far up on a page something is drawn.
 *
 * Read from a content stream as this program writes it, of any version: text is
 * moved by Td, TD and Tm, images by cm, and only these are scaled.
 */
#ifndef PRINT_CONTENT_TOP_H
#define PRINT_CONTENT_TOP_H

#include "base/text.h"

/*
 * In millipoints from the lower edge of the page; 0 if nothing is drawn. A line
 * of text is taken to reach a whole em above its base line, as capitals with
 * two accents do.
 */
int content_top(struct text content);

#endif
