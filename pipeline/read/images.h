/*
 * images: reads an image that is alone in its paragraph.
 */
#ifndef READ_IMAGES_H
#define READ_IMAGES_H

#include "read/parsing.h"

/* The image if a paragraph consists of nothing else, or NULL. */
cmark_node *images_only(cmark_node *paragraph);

/*
 * Makes its node and loads the file. Problems with either are errors in diag.
 */
struct node *images_read(
    struct parsing *parsing, cmark_node *paragraph, cmark_node *image);

#endif
