#include "portal/api_template.h"

#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "portal/public_file.h"

struct filling {
	struct arena *arena;
	const char *base;
	const struct public_file *file;
};

static const char *
base_in(const struct filling *filling)
{
	return filling->base;
}

static const char *
path_in(const struct filling *filling)
{
	return filling->file->path;
}

static const char *
directory_in(const struct filling *filling)
{
	return file_directory(filling->arena, filling->file->path);
}

static const char *
year_in(const struct filling *filling)
{
	const char *path = filling->file->path;

	return arena_copy(filling->arena, path, strcspn(path, "/"));
}

static const char *
issue_in(const struct filling *filling)
{
	return file_base(filling->arena, directory_in(filling));
}

static const char *
name_in(const struct filling *filling)
{
	return file_base(filling->arena, filling->file->path);
}

static char *
flat(const struct filling *filling)
{
	const char *path = filling->file->path;
	char *flat = arena_string(filling->arena, path);

	for (char *p = flat; *p != '\0'; p++)
		if (*p == '/')
			*p = '-';
	return flat;
}

static const char *
flat_in(const struct filling *filling)
{
	return flat(filling);
}

static const char *
stem_in(const struct filling *filling)
{
	char *stem = flat(filling);
	char *dot = strrchr(stem, '.');

	if (dot != NULL)
		*dot = '\0';
	return stem;
}

static const char *
type_in(const struct filling *filling)
{
	return filling->file->type;
}

static const char *
size_in(const struct filling *filling)
{
	return arena_format(filling->arena, "%zu", filling->file->size);
}

static const char *
digest_in(const struct filling *filling)
{
	return filling->file->digest.hex;
}

static const struct place {
	const char *name;
	const char *(*of)(const struct filling *filling);
} PLACES[] = {
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

static const struct place *
place_of(struct text text)
{
	for (size_t i = 0; i < sizeof PLACES / sizeof PLACES[0]; i++)
		if (text_is(text, PLACES[i].name))
			return &PLACES[i];
	return NULL;
}

/* The "{small}" that a text begins with; empty: it begins with none. */
static struct text
place_at(const char *text)
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
	struct text place = {template, 0};

	for (const char *p = template; *p != '\0'; p++) {
		place = place_at(p);
		if (place.length > 0 && place_of(place) == NULL)
			return place;
	}
	return (struct text) {template, 0};
}

const char *
api_template_fill(struct arena *arena, const char *template, const char *base,
    const struct public_file *file)
{
	struct filling filling = {arena, base, file};
	struct buffer filled = {.arena = arena};
	const char *p = template;

	while (*p != '\0') {
		struct text text = place_at(p);
		const struct place *place = place_of(text);

		if (place != NULL)
			buffer_string(&filled, place->of(&filling));
		else
			buffer_byte(&filled, *p);
		p += place != NULL ? text.length : 1;
	}
	return arena_copy(
	    arena, filled.length == 0 ? "" : filled.at, filled.length);
}
