/*
 * runs: operations on sequences of text runs.
 */
#ifndef READ_RUNS_H
#define READ_RUNS_H

#include <stdbool.h>

#include "read/decision.h"

/*
 * The text of the runs, with a space for each break and soft line end, trimmed.
 */
struct text runs_text(struct arena *arena, const struct runs *runs);

/* runs_text, shortened if it is long: "Điều 5. Phạm vi điều chỉnh của …". */
struct text runs_title(struct arena *arena, const struct runs *runs);

/*
 * Split the runs at byte `length` of runs_text, such as the length of a label,
 * into the part before and the rest, both trimmed. A footnote reference at the
 * split belongs to the first part.
 */
struct runs runs_head(
    struct arena *arena, const struct runs *runs, size_t length);
struct runs runs_rest(
    struct arena *arena, const struct runs *runs, size_t length);

/* A single run of text that is not from the body. */
struct runs runs_of(
    struct arena *arena, const char *text, unsigned style, struct span span);

/*
 * Does the text have letters, and none in lower case? Footnote labels are
 * ignored.
 */
bool runs_are_capitals(const struct runs *runs);

/* Is all text bold? */
bool runs_are_bold(const struct runs *runs);

#endif
