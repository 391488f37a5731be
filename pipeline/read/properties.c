#include "read/properties.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/characters.h"
#include "read/fields.h"
#include "read/merge.h"
#include "read/yaml.h"

static void
add(struct arena *arena, struct yaml *root, struct yaml *node)
{
	root->at = arena_more(
	    arena, root->at, root->count, &root->room, sizeof(struct yaml *));
	root->at[root->count++] = node;
}

/* The offset of the end of the line that contains `start`. */
static size_t
line_end(struct span part, size_t start)
{
	const char *from = part.source->text.at + start;
	const char *end = memchr(from, '\n', part.end - start);

	return end == NULL ? part.end : start + (size_t)(end - from);
}

/* Not an empty line, a comment, or a line that continues the one above. */
static bool
begins_property(struct span part, size_t start)
{
	return start < part.end &&
	    strchr(" \t\r\n-#]}", part.source->text.at[start]) == NULL;
}

/* Removes the first property, up to the next line that begins one. */
static struct span
take_property(struct span *rest)
{
	struct span property = *rest;
	size_t at = line_end(*rest, rest->start);

	while (at < rest->end && !begins_property(*rest, at + 1))
		at = line_end(*rest, at + 1);
	property.end = (uint32_t)(at < rest->end ? at + 1 : at);
	rest->start = property.end;
	return property;
}

/* Adds the text before the colon as a key with a value of YAML_WRONG. */
static void
add_wrong(struct arena *arena, struct yaml *root, struct span property)
{
	struct text text = span_text(property);
	const char *colon = memchr(text.at, ':', text.length);
	struct yaml *key, *value;
	struct text name;

	root->wrong = true;
	if (colon == NULL)
		return;
	name = text_trim(text_part(text, 0, (size_t)(colon - text.at)));
	key = arena_alloc(arena, sizeof *key);
	key->kind = YAML_SCALAR;
	key->span = span_part(property, 0, name.length);
	key->text = arena_copy(arena, name.at, name.length);
	value = arena_alloc(arena, sizeof *value);
	value->kind = YAML_WRONG;
	value->span = key->span;
	add(arena, root, key);
	add(arena, root, value);
}

static bool
is_new(struct diag *diag, const struct yaml *root, const struct yaml *key)
{
	for (size_t i = 0; i < root->count; i += 2) {
		const struct yaml *first = root->at[i];

		if (strcmp(first->text, key->text) != 0)
			continue;
		yaml_refuse_twice(diag, first, key);
		return false;
	}
	return true;
}

/* Parses one key and its value. False after an error in diag. */
static bool
add_property(struct arena *arena, struct diag *diag, struct yaml *root,
    struct span property)
{
	struct yaml *node = yaml_parse(arena, diag, property);

	if (node != NULL && node->kind == YAML_MAPPING && node->count == 0)
		return true; /* comments */
	if (node != NULL && node->kind != YAML_MAPPING)
		diag_error(diag, CODE_YAML, node->span,
		    "each property is a key, a colon, a space and a value");
	if (node == NULL || node->kind != YAML_MAPPING ||
	    !is_new(diag, root, node->at[0])) {
		add_wrong(arena, root, property);
		return false;
	}
	for (size_t i = 0; i < node->count; i++)
		add(arena, root, node->at[i]);
	return true;
}

/* NULL if each property is valid on its own, but not the whole. */
static struct yaml *
parse_each(struct arena *arena, struct diag *diag, struct span part)
{
	struct yaml *root = arena_alloc(arena, sizeof *root);
	struct span rest = part;

	root->kind = YAML_MAPPING;
	root->span = part;
	while (rest.start < rest.end)
		add_property(arena, diag, root, take_property(&rest));
	return root->wrong ? root : NULL;
}

struct yaml *
properties_parse(struct arena *arena, struct diag *diag, struct span part)
{
	struct yaml *root;

	if (part.start == 0 && part.end == part.source->text.length) {
		characters_check(diag, part.source);
		if (!merge_check(diag, part.source))
			return NULL;
	}
	root = yaml_parse(arena, diag_new(arena), part);
	if (root == NULL)
		root = parse_each(arena, diag, part);
	return root != NULL ? root : yaml_parse(arena, diag, part);
}

struct yaml *
properties_read(struct arena *arena, struct diag *diag, const char *path,
    struct source **source)
{
	*source = source_load(arena, diag, path);
	if (*source == NULL)
		return NULL;
	return properties_parse(
	    arena, diag, span_at(*source, 0, (*source)->text.length));
}

struct source *
properties_load(struct arena *arena, struct diag *diag, const char *path,
    const struct fields *fields, void *into)
{
	struct source *source;
	struct yaml *root = properties_read(arena, diag, path, &source);

	return root != NULL && fields_read(arena, diag, fields, root, into)
	    ? source
	    : NULL;
}
