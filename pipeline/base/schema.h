/*
 * schema: writes a table of members (base/record.h) as JSON Schema (draft 7),
 * so that consumers can validate records.
 */
#ifndef BASE_SCHEMA_H
#define BASE_SCHEMA_H

#include <stddef.h>

#include "base/record.h"

struct arena;

/*
 * An enumeration: a string member of this name, at any level, has one of these
 * values.
 */
struct schema_words {
	const char *name;
	struct strings words;
};

struct schema_head {
	const char *title, *description;
	int version; /* the constant value of "version" */
	const struct schema_words *words;
	size_t word_count;
};

/* Labels become descriptions. The same table always gives the same bytes. */
struct text schema_write(struct arena *arena, const struct schema_head *head,
    const struct members *members);

#endif
