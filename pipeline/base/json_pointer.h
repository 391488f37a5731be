/*
 * json_pointer: JSON Pointer (RFC 6901) to a string, by jansson.
 *
 * The document is untrusted: invalid JSON, or nesting deeper than jansson
 * allows (2048), yields no string.
 */
#ifndef BASE_JSON_POINTER_H
#define BASE_JSON_POINTER_H

#include "base/text.h"

struct arena;

/*
 * The string at a pointer such as "/0/source_url"; "" is the whole document.
 * NULL if there is no such string.
 */
const char *json_pointer_string(
    struct arena *arena, struct text json, const char *pointer);

#endif
