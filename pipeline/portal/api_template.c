#include "portal/api_template.h"

#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "portal/public_file.h"

struct template_values {
	struct arena *arena;
	const char *base;
	const struct public_file *file;
};

static const char *
base_in(const struct template_values *values)
{
	return values->base;
}

static const char *
path_in(const struct template_values *values)
{
	return values->file->path;
}

static const char *
directory_in(const struct template_values *values)
{
	return file_directory(values->arena, values->file->path);
}

static const char *
year_in(const struct template_values *values)
{
	const char *path = values->file->path;

	return arena_copy(values->arena, path, strcspn(path, "/"));
}

static const char *
issue_in(const struct template_values *values)
{
	return file_base(values->arena, directory_in(values));
}

static const char *
name_in(const struct template_values *values)
{
	return file_base(values->arena, values->file->path);
}

static char *
flat(const struct template_values *values)
{
	const char *path = values->file->path;
	char *flat = arena_string(values->arena, path);

	for (char *p = flat; *p != '\0'; p++)
		if (*p == '/')
			*p = '-';
	return flat;
}

static const char *
flat_in(const struct template_values *values)
{
	return flat(values);
}

static const char *
stem_in(const struct template_values *values)
{
	char *stem = flat(values);
	char *dot = strrchr(stem, '.');

	if (dot != NULL)
		*dot = '\0';
	return stem;
}

static const char *
type_in(const struct template_values *values)
{
	return values->file->type;
}

static const char *
size_in(const struct template_values *values)
{
	return arena_format(values->arena, "%zu", values->file->size);
}

static const char *
digest_in(const struct template_values *values)
{
	return values->file->digest.hex;
}

static const struct placeholder {
	const char *name;
	const char *(*of)(const struct template_values *values);
} PLACEHOLDERS[] = {
    {"{base}", base_in},
    {"{path}", path_in},
    {"{directory}", directory_in},
    {"{year}", year_in},
    {"{issue}", issue_in},
    {"{name}", name_in},
    {"{flat}", flat_in},
    {"{stem}", stem_in},
    {"{type}", type_in},
    {"{size}", size_in},
    {"{digest}", digest_in},
};

static const struct placeholder *
placeholder_find(struct text text)
{
	for (size_t i = 0; i < sizeof PLACEHOLDERS / sizeof PLACEHOLDERS[0];
	     i++)
		if (text_is(text, PLACEHOLDERS[i].name))
			return &PLACEHOLDERS[i];
	return NULL;
}

/* The "{name}" at the start of a text; empty if there is none. */
static struct text
placeholder_at(const char *text)
{
	size_t length;

	if (text[0] != '{')
		return (struct text) {text, 0};
	length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_");
	return (struct text) {
	    text, length > 0 && text[length + 1] == '}' ? length + 2 : 0};
}

struct text
api_template_unknown(const char *template)
{
	struct text placeholder = {template, 0};

	for (const char *p = template; *p != '\0'; p++) {
		placeholder = placeholder_at(p);
		if (placeholder.length > 0 &&
		    placeholder_find(placeholder) == NULL)
			return placeholder;
	}
	return (struct text) {template, 0};
}

const char *
api_template_fill(struct arena *arena, const char *template, const char *base,
    const struct public_file *file)
{
	struct template_values values = {arena, base, file};
	struct buffer filled = {.arena = arena};
	const char *p = template;

	while (*p != '\0') {
		struct text text = placeholder_at(p);
		const struct placeholder *placeholder = placeholder_find(text);

		if (placeholder != NULL)
			buffer_string(&filled, placeholder->of(&values));
		else
			buffer_byte(&filled, *p);
		p += placeholder != NULL ? text.length : 1;
	}
	return arena_copy(
	    arena, filled.length == 0 ? "" : filled.at, filled.length);
}
