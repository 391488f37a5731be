#include "base/schema.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_build.h"

static json_t *
of_pattern(const char *pattern)
{
	return json_pack("{s:s, s:s}", "type", "string", "pattern", pattern);
}

static json_t *
of_integer(const struct schema_head *head, const char *name)
{
	if (strcmp(name, "version") == 0)
		return json_pack("{s:i}", "const", head->version);
	return json_pack("{s:s, s:i}", "type", "integer", "minimum", 0);
}

static json_t *
of_words(const struct strings *words)
{
	json_t *object = json_checked(json_object()),
	       *array = json_checked(json_array());

	for (size_t i = 0; i < words->count; i++)
		json_add(array, json_string(words->at[i]));
	json_put(object, "enum", array);
	return object;
}

static json_t *
of_string(const struct schema_head *head, const char *name)
{
	for (size_t i = 0; i < head->word_count; i++)
		if (strcmp(head->words[i].name, name) == 0)
			return of_words(&head->words[i].words);
	return json_pack("{s:s}", "type", "string");
}

static json_t *
of_array(json_t *items)
{
	return json_pack("{s:s, s:o}", "type", "array", "items", items);
}

static json_t *of_members(
    const struct schema_head *head, const struct members *members);

static json_t *
of_member(const struct schema_head *head, const struct member *member)
{
	switch (member->kind) {
	case MEMBER_STRING:
	case MEMBER_PATH:
		return of_string(head, member->name);
	case MEMBER_INT:
	case MEMBER_SIZE:
		return of_integer(head, member->name);
	case MEMBER_FLAG:
		return json_pack("{s:s}", "type", "boolean");
	case MEMBER_DATE:
		return of_pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
	case MEMBER_DIGEST:
		return of_pattern("^[0-9a-f]{64}$");
	case MEMBER_STRINGS:
	case MEMBER_PATHS:
		return of_array(json_pack("{s:s}", "type", "string"));
	case MEMBER_NUMBERS:
		return of_array(of_integer(head, ""));
	case MEMBER_GROUP:
		return of_members(head, member->group);
	case MEMBER_LIST:
		return of_array(of_members(head, member->group));
	}
	return NULL;
}

static json_t *
of_members(const struct schema_head *head, const struct members *members)
{
	json_t *object = json_checked(json_pack("{s:s}", "type", "object"));
	json_t *required = json_checked(json_array()),
	       *properties = json_object();

	for (size_t i = 0; i < members->count; i++) {
		const struct member *member = &members->at[i];
		json_t *property = json_checked(of_member(head, member));

		if (member->label != NULL)
			json_put(property, "description",
			    json_string(member->label));
		if (member->required)
			json_add(required, json_string(member->name));
		json_put(properties, member->name, property);
	}
	json_put(object, "required", required);
	json_put(object, "properties", properties);
	return object;
}

struct text
schema_write(struct arena *arena, const struct schema_head *head,
    const struct members *members)
{
	json_t *schema = json_checked(json_pack("{s:s, s:s, s:s}", "$schema",
	    "http://json-schema.org/draft-07/schema#", "title", head->title,
	    "description", head->description));
	json_t *object = of_members(head, members);

	if (json_object_update(schema, object) != 0)
		abort();
	json_decref(object);
	return json_written(arena, schema, 1);
}
