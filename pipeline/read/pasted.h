/*
 * pasted: finds what comes along when a text is pasted out of Word.
 *
 * The letterhead is printed from the properties, and would stand a second time;
 * the enacting line loses its line of its own; and Word's bullets stand before
 * dashes that were typed.
 */
#ifndef READ_PASTED_H
#define READ_PASTED_H

#include "base/span.h"

struct arena;
struct decision;
struct diag;

/* Warns of two bullets at the start of a line: bullet-twice. */
void pasted_check_bullets(struct diag *diag, struct span body);

/*
 * Warns of a letterhead in the text (letterhead-in-text) and of an enacting
 * line behind other words (enacting-glued). Annexes may be forms with a
 * letterhead of their own. The decision must have a body.
 */
void pasted_check(
    struct arena *arena, struct diag *diag, const struct decision *decision);

#endif
