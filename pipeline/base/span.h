/*
 * span: a stretch of a source, and where it stands for a person.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* A text file, as base/source.h makes it. */
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

/* A stretch of a source, in bytes, the end not included. There is one for
   each word, so its places have 32 bits: base/source.h sees to that. */
struct span {
	const struct source *source; /* NULL: the span points nowhere */
	uint32_t start, end;
};

static inline struct span
span_at(const struct source *source, size_t start, size_t end)
{
	return (struct span) {source, (uint32_t)start, (uint32_t)end};
}

/* Where a byte stands for a person: both from 1, columns in characters. */
struct place {
	size_t line, column;
};

struct place source_place(const struct source *source, size_t byte);

/* The line, from 1, without its line end. */
struct text source_line(const struct source *source, size_t line);

struct text span_text(struct span span);

/* The part of a span that starts `from` bytes in, `length` bytes long. */
struct span span_part(struct span span, size_t from, size_t length);

/*
 * Takes the first line off `rest`, without its line end; false where nothing
 * is left.
 */
bool span_next_line(struct span *rest, struct span *line);

/* From the start of a to the end of b; both in one source. */
struct span span_join(struct span a, struct span b);

#endif
