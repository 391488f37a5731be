#include "site/facet.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "catalog/archive.h"
#include "catalog/properties.h"
#include "site/collate.h"

static const struct {
	const char *path;
	size_t offset; /* of the property, in struct entry */
} KINDS[] = {
    [FACET_AUTHORITY] = {"co-quan", offsetof(struct entry, authority)},
    [FACET_TYPE] = {"loai", offsetof(struct entry, type)},
    [FACET_FIELD] = {"linh-vuc", offsetof(struct entry, field)},
    [FACET_SIGNER] = {"nguoi-ky", offsetof(struct entry, signer.name)},
};

const char *
facet_path(enum facet_kind kind)
{
	return KINDS[kind].path;
}

const char *
facet_title(enum facet_kind kind)
{
	return property_at(KINDS[kind].offset)->member.label;
}

const char *
facet_value(enum facet_kind kind, const struct act *act)
{
	const char *entry = (const char *)act->entry;

	return *(const char *const *)(entry + KINDS[kind].offset);
}

enum facet_kind
facet_kind_at(size_t offset)
{
	int kind = 0;

	while (kind < FACET_COUNT && KINDS[kind].offset != offset)
		kind++;
	return (enum facet_kind)kind;
}

const char *
facet_page(struct arena *arena, enum facet_kind kind, const struct facet *facet)
{
	return arena_format(
	    arena, "%s/%s/index.html", KINDS[kind].path, facet->slug);
}

struct facet *
facet_of(struct arena *arena, const struct facets *facets, const char *name)
{
	const char *identity;

	for (size_t i = 0; i < facets->count; i++)
		if (strcmp(facets->at[i].name, name) == 0)
			return &facets->at[i];
	identity = utf8_accented_slug(arena, text_of(name));
	for (size_t i = 0; i < facets->count; i++)
		if (strcmp(facets->at[i].identity, identity) == 0)
			return &facets->at[i];
	return NULL;
}

static bool
is_taken(const struct facets *facets, const char *slug)
{
	for (size_t i = 0; i < facets->count; i++)
		if (strcmp(facets->at[i].slug, slug) == 0)
			return true;
	return false;
}

/* The oldest of several has the plain slug. An archive only grows at its end,
   so slugs never change. */
static const char *
free_slug(struct arena *arena, const struct facets *facets, const char *name)
{
	const char *plain = utf8_slug(arena, text_of(name)), *slug = plain;

	for (int i = 2; is_taken(facets, slug); i++)
		slug = arena_format(arena, "%s-%d", plain, i);
	return slug;
}

static void
add_name(struct arena *arena, struct facets *facets, const char *name)
{
	struct facet facet = {.name = name};

	if (name == NULL || facet_of(arena, facets, name) != NULL)
		return;
	facet.identity = utf8_accented_slug(arena, text_of(name));
	facet.slug = free_slug(arena, facets, name);
	facets->at = arena_more(arena, facets->at, facets->count, &facets->room,
	    sizeof *facets->at);
	facets->at[facets->count++] = facet;
}

/* Acts come newest first: the newest determines the spelling of the name. */
static void
add_act(struct arena *arena, struct facets *facets, const char *name,
    const struct act *act)
{
	struct facet *facet;

	if (name == NULL)
		return;
	facet = facet_of(arena, facets, name);
	if (facet->count == 0)
		facet->name = name;
	facet->at = arena_more(
	    arena, facet->at, facet->count, &facet->room, sizeof *facet->at);
	facet->at[facet->count++] = act;
}

static int
compare(const void *left, const void *right)
{
	const struct facet *a = left, *b = right;
	int order = strcmp(a->key, b->key);

	return order != 0 ? order : strcmp(a->slug, b->slug);
}

struct facets
facets_of(struct arena *arena, const struct archive *archive,
    const struct collator *collator, enum facet_kind kind)
{
	struct facets facets = {0};

	for (size_t i = 0; i < archive->count; i++)
		add_name(arena, &facets, facet_value(kind, &archive->at[i]));
	for (size_t i = archive->issue_count; i-- > 0;) {
		const struct act *first = archive_first(archive, i);
		size_t count = archive->issues[i]->documents.count;

		for (const struct act *act = first; act < first + count; act++)
			add_act(arena, &facets, facet_value(kind, act), act);
	}
	for (size_t i = 0; i < facets.count; i++)
		facets.at[i].key =
		    collator_key(collator, arena, facets.at[i].name);
	if (facets.count > 0)
		qsort(facets.at, facets.count, sizeof *facets.at, compare);
	return facets;
}
