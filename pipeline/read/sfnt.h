/*
 * sfnt: checks the integrity of a font file.
 *
 * A truncated or corrupted file may open without error and yet have empty
 * glyphs. The table directory has the offset, length and checksum of each table
 * (OpenType 1.9, "Organization of an OpenType font").
 */
#ifndef READ_SFNT_H
#define READ_SFNT_H

#include <stdbool.h>

#include "base/text.h"

/*
 * False if a table is outside the file or its checksum is wrong. Files of other
 * formats and font collections are not checked (true).
 */
bool sfnt_is_whole(struct text bytes);

#endif
