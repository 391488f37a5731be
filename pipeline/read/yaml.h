/*
 * yaml: a YAML document as a tree with places, by libyaml.
 *
 * What an editor needs and no more: scalars stay strings, and aliases, tags,
 * keys given twice, a second document and nesting beyond 16 levels are
 * errors at their place.
 */
#ifndef READ_YAML_H
#define READ_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"

struct arena;
struct diag;

enum yaml_kind {
	YAML_SCALAR,
	YAML_SEQUENCE,
	YAML_MAPPING,
	YAML_WRONG, /* could not be read; never of yaml_parse */
};

struct yaml {
	enum yaml_kind kind;
	struct span span;
	const char *text; /* of a scalar */
	/* Items of a sequence; of a mapping, keys and values in turn. */
	struct yaml **at;
	size_t count, room;
	bool wrong; /* a mapping that lacks what could not be read */
};

/*
 * The document that the part of a source holds. An empty one is an empty
 * mapping. NULL after errors in diag.
 */
struct yaml *yaml_parse(
    struct arena *arena, struct diag *diag, struct span part);

/* Reports a key that a mapping has already. */
void yaml_refuse_twice(
    struct diag *diag, const struct yaml *first, const struct yaml *key);

#endif
