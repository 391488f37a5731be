/*
 * characters: what is wrong with the characters of a source.
 *
 * Looks at the whole file, front matter and all. What would not be printed
 * or would change the text in print is an error, what makes it hard to
 * search or hints at a bad conversion is a warning, a matter of taste a note.
 */
#ifndef READ_CHARACTERS_H
#define READ_CHARACTERS_H

#include <stdbool.h>

#include "base/source.h"

struct arena;
struct diag;

void characters_check(struct diag *diag, const struct source *source);

/*
 * The errors among them in a text that its source spells otherwise, by an
 * escape of YAML or a reference such as &#173;: shown at the span, unless the
 * span has the character itself too. False after an error in diag.
 */
bool characters_check_spelled(
    struct diag *diag, struct text text, struct span span);

/*
 * The file's bytes with the repairs that cannot change the text: composed
 * (UAX #15, NFC), soft hyphens, zero-width characters and byte order marks
 * taken out, line ends as line feeds. The same bytes where nothing is wrong.
 */
struct text characters_repair(struct arena *arena, struct text bytes);

#endif
