#include "base/json_pointer.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* "a~1b" is the member "a/b", and "~0" is "~". */
static const char *
unescaped(struct arena *arena, const char *at, size_t length)
{
	char *name = arena_copy(arena, at, length), *to = name;

	for (const char *from = name; *from != '\0'; from++) {
		char byte = *from;

		if (byte == '~' && (from[1] == '0' || from[1] == '1'))
			byte = *++from == '0' ? '~' : '/';
		*to++ = byte;
	}
	*to = '\0';
	return name;
}

static bool
is_index(const char *name)
{
	size_t length = strlen(name);

	return length > 0 && length < 7 && strspn(name, "0123456789") == length;
}

static json_t *
value_in(json_t *value, const char *name)
{
	if (json_is_object(value))
		return json_object_get(value, name);
	return json_is_array(value) && is_index(name)
	    ? json_array_get(value, strtoul(name, NULL, 10))
	    : NULL;
}

const char *
json_pointer_string(struct arena *arena, struct text json, const char *pointer)
{
	json_t *document = json_loadb(json.length == 0 ? "" : json.at,
	    json.length, JSON_DECODE_ANY, NULL);
	json_t *value = document;
	const char *found = NULL;

	while (value != NULL && *pointer == '/') {
		size_t length = strcspn(pointer + 1, "/");

		value = value_in(value, unescaped(arena, pointer + 1, length));
		pointer += length + 1;
	}
	if (*pointer == '\0' && json_is_string(value))
		found = arena_copy(
		    arena, json_string_value(value), json_string_length(value));
	json_decref(document);
	return found;
}
