/*
 * schema: what a table of members says (base/record.h), as JSON Schema
 * (draft 7), so that whoever reads records can check them.
 */
#ifndef BASE_SCHEMA_H
#define BASE_SCHEMA_H

#include <stddef.h>

#include "base/record.h"

struct arena;

/* Strings of this name, wherever they stand, are one of these words. */
struct schema_words {
	const char *name;
	struct strings words;
};

struct schema_head {
	const char *title, *description;
	int version; /* what "version" is */
	const struct schema_words *words;
	size_t word_count;
};

/* Members are described by their labels. The same table gives the same bytes.
 */
struct text schema_write(struct arena *arena, const struct schema_head *head,
    const struct members *members);

#endif
