/*
 * entity: the characters that a reference such as "&amp;" or "&#160;" stands
 * for, by cmark-gfm, which knows HTML's list of them.
 */
#ifndef READ_ENTITY_H
#define READ_ENTITY_H

#include "base/text.h"

struct arena;

/*
 * What the text begins with, as long as it is printed as something else than
 * its letters: its length, and in `meant` its characters; 0 where it is no
 * reference.
 */
size_t entity_read(struct arena *arena, struct text text, struct text *meant);

#endif
