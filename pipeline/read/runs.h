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
 * The runs from byte `from` up to byte `to` of runs_text, white space at both
 * ends left out.
 */
struct runs runs_part(
    struct arena *arena, const struct runs *runs, size_t from, size_t to);

/* One run of a text that is not of the body. */
struct runs runs_of(
    struct arena *arena, const char *text, unsigned style, struct span span);

/* Is all of it bold? */
bool runs_are_bold(const struct runs *runs);

#endif
