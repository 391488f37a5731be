/*
 * figure: an image, as wide as the text if its resolution allows.
 */
#ifndef TYPESET_FIGURE_H
#define TYPESET_FIGURE_H

#include "typeset/box.h"

struct node;
struct layout_context;

/* Appends the image as one box. */
void figure_set(const struct layout_context *layout_context,
    struct boxes *boxes, const struct node *node, const struct tag *parent);

#endif
