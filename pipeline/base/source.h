/*
 * source: loads a text file that diagnostics can refer to.
 *
 * The text is normalized: valid UTF-8 in Normalization Form C (UAX #15), lines
 * separated by line feeds, no byte order mark. What had to be changed is
 * recorded in `was`, for diagnostics and for `check --fix`.
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/span.h"

struct arena;
struct diag;

/*
 * Reads the file at path. NULL after an error in diag if it is not text
 * (invalid UTF-8 or a NUL byte), or a failure if it cannot be read or is larger
 * than FILE_SOURCE_MOST.
 */
struct source *source_load(
    struct arena *arena, struct diag *diag, const char *path);

/* The same for bytes in memory, which are copied; `path` is for messages. */
struct source *source_of(struct arena *arena, struct diag *diag,
    const char *path, struct text bytes);

#endif
