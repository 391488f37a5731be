/*
 * runs: stretches of text in one style each.
 */
#ifndef READ_RUNS_H
#define READ_RUNS_H

#include <stdbool.h>

#include "read/decision.h"

/* The text of the runs, a space for each break and soft line end. */
struct text runs_text(struct arena *arena, const struct runs *runs);

/* Its first words, where it is long: "Điều 5. Phạm vi điều chỉnh của …". */
struct text runs_title(struct arena *arena, const struct runs *runs);

/*
 * The first `length` bytes of runs_text, as a label has, and what follows
 * them, each without white space at its ends. A footnote's mark right behind
 * the label stands with it: what is in neither of the two is white space.
 */
struct runs runs_head(
    struct arena *arena, const struct runs *runs, size_t length);
struct runs runs_rest(
    struct arena *arena, const struct runs *runs, size_t length);

/* One run of a text that is not of the body. */
struct runs runs_of(
    struct arena *arena, const char *text, unsigned style, struct span span);

/* Has its text a letter, and no small one? Labels of footnotes do not count. */
bool runs_are_capitals(const struct runs *runs);

/* Is all of it bold? */
bool runs_are_bold(const struct runs *runs);

#endif
