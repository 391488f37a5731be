/*
 * json_pointer: a string in a JSON document (RFC 6901), by jansson.
 *
 * The document may be anybody's: what is no JSON, or is nested too deep for
 * jansson (2048), has no strings.
 */
#ifndef BASE_JSON_POINTER_H
#define BASE_JSON_POINTER_H

#include "base/text.h"

struct arena;

/* "/0/source_url"; "" is the whole. NULL: there is no such string. */
const char *json_pointer_string(
    struct arena *arena, struct text json, const char *pointer);

#endif
