/*
 * source: a text file that diagnostics can point into.
 *
 * A source is held as it is worked on: valid UTF-8, line ends as line feeds,
 * composed (UAX #15, NFC), no byte order mark. What had to be done to get
 * there is noted in `was`, for a diagnostic and for repair.
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/span.h"

struct arena;
struct diag;

/*
 * Reads the file at path. What cannot be a text at all (not UTF-8, a NUL
 * byte, beyond 64 MB) is an error in diag; a file that cannot be read is a
 * failure in diag. Returns NULL after either.
 */
struct source *source_load(
    struct arena *arena, struct diag *diag, const char *path);

/* The same for bytes at hand, under a name. */
struct source *source_of(struct arena *arena, struct diag *diag,
    const char *path, struct text bytes);

#endif
