/*
 * markdown: parses Markdown into a sequence of pieces, by cmark-gfm.
 *
 * A piece is a paragraph, a heading, a table or an image on its own. List items
 * become paragraphs that begin with their label as the author wrote it.
 * Constructs that a decision cannot have are errors at their position: block
 * quotes, code, inline images, links whose text is not their URL, rules, and
 * HTML other than <br>, <sup>, <sub> and <span lang="en">. So is any text that
 * Markdown would drop.
 *
 * Only these files use cmark-gfm: markdown.c (blocks), inlines.c, tables.c,
 * footnotes.c, images.c, parsing.c, parsing.h and entity.c.
 */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "base/source.h"
#include "read/piece.h"

struct arena;
struct diag;

/*
 * After errors in diag the result is not whole: what was refused is missing,
 * but the rest can still be checked for further errors.
 */
struct markdown *markdown_parse(
    struct arena *arena, struct diag *diag, struct span body);

#endif
