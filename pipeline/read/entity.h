/*
 * entity: resolves character references such as "&amp;" and "&#160;", by
 * cmark-gfm, which has the table of HTML entities.
 */
#ifndef READ_ENTITY_H
#define READ_ENTITY_H

#include "base/text.h"

struct arena;

/*
 * Resolves a character reference at the start of the text. Returns its length
 * and stores its characters in `meant`; 0 if there is none or it resolves to
 * itself.
 */
size_t entity_read(struct arena *arena, struct text text, struct text *meant);

#endif
