/*
 * yaml: parses YAML into a tree of nodes with spans, by libyaml.
 *
 * A subset: scalars stay strings; aliases, anchors, tags, duplicate keys, a
 * second document and nesting deeper than 16 levels are errors at their
 * position.
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
	YAML_WRONG, /* could not be parsed; only from properties_parse */
};

struct yaml {
	enum yaml_kind kind;
	struct span span;
	const char *text; /* of a scalar */
	/*
	 * The items of a sequence, or alternating keys and values of a mapping.
	 */
	struct yaml **at;
	size_t count, room;
	bool wrong; /* a mapping with properties that could not be parsed */
};

/*
 * Parses a part of a source as a document. If empty, it is an empty mapping.
 * NULL after errors in diag.
 */
struct yaml *yaml_parse(
    struct arena *arena, struct diag *diag, struct span part);

/* Reports a duplicate key of a mapping. */
void yaml_refuse_twice(
    struct diag *diag, const struct yaml *first, const struct yaml *key);

#endif
