/*
 * characters: what is wrong with the characters of a source.
 *
 * Looks at the whole file, front matter and all. What would not be printed
 * or would change the text in print is an error, what makes it hard to
 * search or hints at a bad conversion is a warning, a matter of taste a note.
 */
#ifndef READ_CHARACTERS_H
#define READ_CHARACTERS_H

#include "base/source.h"

struct arena;
struct diag;

void characters_check(struct diag *diag, const struct source *source);

/*
 * The file's bytes with the repairs that cannot change the text: composed
 * (UAX #15, NFC), soft hyphens, zero-width characters and byte order marks
 * taken out, line ends as line feeds. The same bytes where nothing is wrong.
 */
struct text characters_repair(struct arena *arena, struct text bytes);

#endif
