/*
 * characters: checks the characters of a source.
 *
 * Checks the whole file, front matter included. Characters that would not be
 * printed, or would change the text in print, are errors; those that hinder
 * searching or suggest a bad conversion are warnings; matters of style are
 * notes.
 */
#ifndef READ_CHARACTERS_H
#define READ_CHARACTERS_H

#include <stdbool.h>

#include "base/source.h"

struct arena;
struct diag;

void characters_check(struct diag *diag, const struct source *source);

/*
 * Reports the errors only, in a text that the source writes with a YAML escape
 * or a character reference such as &#173;. They are reported at the span,
 * unless it also contains the character itself. False after an error in diag.
 */
bool characters_check_escaped(
    struct diag *diag, struct text text, struct span span);

/*
 * The file's bytes with all repairs that cannot change the text: composed (UAX
 * #15, NFC), soft hyphens, zero-width characters and byte order marks removed,
 * line ends converted to line feeds. Bytes that are not valid UTF-8 are
 * returned unchanged.
 */
struct text characters_repair(struct arena *arena, struct text bytes);

#endif
