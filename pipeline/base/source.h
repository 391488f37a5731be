/*
 * source: a text file that diagnostics can point into.
 *
 * A source is held as it is worked on: valid UTF-8, line ends as line feeds,
 * composed (UAX #15, NFC), no byte order mark. What had to be done to get
 * there is noted in `was`, for a diagnostic and for repair.
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;
struct diag;

struct source {
	const char *path; /* as diagnostics print it */
	struct text text; /* followed by a NUL */
	size_t *lines;	  /* where each line starts */
	size_t line_count;
	struct {
		bool decomposed;
		bool carriage_returns;
		bool marked; /* began with a byte order mark */
	} was;
};

/* A stretch of a source, in bytes, the end not included. */
struct span {
	const struct source *source; /* NULL: the span points nowhere */
	size_t start, end;
};

/* Where a byte stands for a person: both from 1, columns in characters. */
struct place {
	size_t line, column;
};

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

struct place source_place(const struct source *source, size_t byte);

/* The line, from 1, without its line end. */
struct text source_line(const struct source *source, size_t line);

struct text span_text(struct span span);

/* The part of a span that starts `from` bytes in, `length` bytes long. */
struct span span_part(struct span span, size_t from, size_t length);

/* From the start of a to the end of b; both in one source. */
struct span span_join(struct span a, struct span b);

#endif
