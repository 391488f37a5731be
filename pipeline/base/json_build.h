/*
 * json_build: JSON values from what is ours.
 *
 * Our tables and strings are valid UTF-8, so a failure of jansson is a bug or a
 * lack of memory: the program ends.
 */
#ifndef BASE_JSON_BUILD_H
#define BASE_JSON_BUILD_H

#include <jansson.h>
#include <stddef.h>

#include "base/text.h"

struct arena;

/* The value itself; NULL ends the program. */
json_t *json_checked(json_t *value);

/* Add a value, of which they take the reference. */
void json_put(json_t *object, const char *name, json_t *value);
void json_add(json_t *array, json_t *value);

/* The value as text, with a line feed at its end, each level indented by so
   many spaces; the value is freed. */
struct text json_written(struct arena *arena, json_t *value, size_t indent);

#endif
