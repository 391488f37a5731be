/*
 * images: a picture that stands alone in its paragraph, as a node.
 */
#ifndef READ_IMAGES_H
#define READ_IMAGES_H

#include "read/parsing.h"

/* The image that is all of a paragraph; or NULL. */
cmark_node *images_only(cmark_node *paragraph);

/* Its node, and the file; what is wrong with either is an error. */
struct node *images_read(
    struct parsing *parsing, cmark_node *paragraph, cmark_node *image);

#endif
