#include "read/fields_schema.h"

#include <stdlib.h>

#include "base/json_build.h"
#include "read/fields.h"

static json_t *of_fields(const struct fields *fields);

static json_t *
of_pattern(const char *pattern)
{
	return json_pack("{s:s, s:s}", "type", "string", "pattern", pattern);
}

/* YAML takes an unquoted 0200 for a number; to fields_read it is a text. */
static json_t *
of_value(void)
{
	return json_pack("{s:[s, s, s], s:s}", "type", "string", "number",
	    "boolean", "pattern", "\\S");
}

/* "- Lưu: VT" is a mapping with one key in YAML, and a text to fields_read. */
static json_t *
of_values(void)
{
	json_t *line = json_pack("{s:s, s:i, s:i}", "type", "object",
	    "minProperties", 1, "maxProperties", 1);
	json_t *list = json_pack("{s:s, s:{s:[o, o]}}", "type", "array",
	    "items", "anyOf", of_value(), line);

	return json_pack("{s:[o, o]}", "anyOf", of_value(), list);
}

#define DAY "[0-9]{4}-[0-9]{2}-[0-9]{2}"

static json_t *
of_number(const struct field *field)
{
	return json_pack("{s:s, s:i, s:i}", "type", "integer", "minimum",
	    field->least, "maximum", field->most);
}

static json_t *
of_length(void)
{
	return json_pack("{s:[{s:s, s:i}, o]}", "anyOf", "type", "number",
	    "minimum", 0, of_pattern("^[0-9]+(\\.[0-9]{0,3})? *(mm|pt)?$"));
}

static json_t *
of_counts(void)
{
	return json_pack("{s:s, s:{s:{s:s, s:i, s:i}}, s:b}", "type", "object",
	    "patternProperties", "^(19|2[0-9])[0-9]{2}$", "type", "integer",
	    "minimum", 0, "maximum", 100000, "additionalProperties", 0);
}

static json_t *
of_field(const struct field *field)
{
	switch (field->kind) {
	case FIELD_VALUE:
		return of_value();
	case FIELD_VALUES:
		return of_values();
	case FIELD_DATED:
		return of_pattern("^" DAY "$");
	case FIELD_EFFECTIVE:
		return of_pattern("^(" DAY "|signing)$");
	case FIELD_NUMBER:
		return of_number(field);
	case FIELD_LENGTH:
		return of_length();
	case FIELD_SWITCH:
		return json_pack("{s:s}", "type", "boolean");
	case FIELD_COUNTS:
		return of_counts();
	case FIELD_GROUP:
		return of_fields(field->group);
	case FIELD_LIST:
		return json_pack("{s:s, s:o}", "type", "array", "items",
		    of_fields(field->group));
	case FIELD_SPAN:
		break;
	}
	return NULL;
}

static json_t *
of_fields(const struct fields *fields)
{
	json_t *object = json_checked(json_object());
	json_t *properties = json_checked(json_object());
	json_t *required = json_checked(json_array());

	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->at[i];

		if (field->kind == FIELD_SPAN)
			continue;
		json_put(properties, field->name, of_field(field));
		if (field->required)
			json_add(required, json_string(field->name));
	}
	json_put(object, "type", json_string("object"));
	json_put(object, "properties", properties);
	json_put(object, "required", required);
	json_put(object, "additionalProperties", json_false());
	return object;
}

struct text
fields_schema(
    struct arena *arena, const char *title, const struct fields *fields)
{
	json_t *schema = json_checked(json_object());

	json_put(schema, "$schema",
	    json_string("http://json-schema.org/draft-07/schema#"));
	json_put(schema, "title", json_string(title));
	if (json_object_update_new(schema, of_fields(fields)) != 0)
		abort();
	return json_written(arena, schema, 2);
}
