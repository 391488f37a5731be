#include "base/json_build.h"

#include <stdlib.h>

json_t *
json_checked(json_t *value)
{
	if (value == NULL)
		abort();
	return value;
}

void
json_put(json_t *object, const char *name, json_t *value)
{
	if (json_object_set_new(object, name, json_checked(value)) != 0)
		abort();
}

void
json_add(json_t *array, json_t *value)
{
	if (json_array_append_new(array, json_checked(value)) != 0)
		abort();
}

struct text
json_written(struct arena *arena, json_t *value, size_t indent)
{
	struct buffer out = {.arena = arena};
	char *bytes = json_dumps(value, JSON_INDENT(indent));

	if (bytes == NULL)
		abort();
	buffer_string(&out, bytes);
	buffer_byte(&out, '\n');
	free(bytes);
	json_decref(value);
	return buffer_text(&out);
}
