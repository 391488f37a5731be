/*
 * compound: the names in an OLE compound file ([MS-CFB]), which holds a .doc,
 * .xls or .ppt, or a .docx under a password.
 */
#ifndef WORD_COMPOUND_H
#define WORD_COMPOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* Does it begin as a compound file? */
bool compound_is(struct text bytes);

/*
 * Has it a stream or storage of this name, in ASCII? Then stores the first
 * bytes of a stream, which are few or none if the file is damaged.
 */
bool compound_find(struct text bytes, const char *name, struct text *start);

#endif
