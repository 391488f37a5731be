/*
 * sfnt: is a font file whole?
 *
 * A file that was cut off, or changed on its way, may open and yet draw
 * nothing where a letter should be. Its directory says where each table is
 * and what its words add up to (OpenType 1.9, "Organization of an OpenType
 * font").
 */
#ifndef READ_SFNT_H
#define READ_SFNT_H

#include <stdbool.h>

#include "base/text.h"

/*
 * False where a table lies outside of the file or does not add up. A file
 * that is no font at all, or a collection of them, is not judged here: true.
 */
bool sfnt_is_whole(struct text bytes);

#endif
