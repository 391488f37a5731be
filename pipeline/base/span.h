/*
 * span: a range of a source, and its line and column.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* A text file, loaded by base/source.h. */
struct source {
	const char *path; /* as diagnostics print it */
	struct text text; /* followed by a NUL */
	size_t *lines;	  /* the byte offset of each line */
	size_t line_count;
	struct {
		bool decomposed;
		bool carriage_returns;
		bool marked; /* had a byte order mark */
	} was;
};

/*
 * A byte range of a source, end exclusive. Every word has one, so offsets are
 * kept to 32 bits; base/source.h limits the size of sources.
 */
struct span {
	const struct source *source; /* NULL: the span points nowhere */
	uint32_t start, end;
};

static inline struct span
span_at(const struct source *source, size_t start, size_t end)
{
	return (struct span) {source, (uint32_t)start, (uint32_t)end};
}

/* Line and column of a byte, both from 1; columns count characters. */
struct place {
	size_t line, column;
};

struct place source_place(const struct source *source, size_t byte);

/* The line with this number, from 1, without its line feed. */
struct text source_line(const struct source *source, size_t line);

struct text span_text(struct span span);

/*
 * The part of a span that starts at byte `from` and is `length` bytes long, or
 * less at the end. A span without a source, or that is shorter than `from`, is
 * returned unchanged.
 */
struct span span_part(struct span span, size_t from, size_t length);

/*
 * Removes the first line from `rest` and stores it in `line`, without its line
 * feed. False if nothing is left.
 */
bool span_next_line(struct span *rest, struct span *line);

/* The smallest span that covers both; they are of one source, or of none. */
struct span span_join(struct span a, struct span b);

#endif
