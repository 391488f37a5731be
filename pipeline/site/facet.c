#include "site/facet.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "site/archive.h"
#include "site/collate.h"

static const struct {
	const char *path, *title;
} KINDS[] = {
    [FACET_AUTHORITY] = {"co-quan", "Cơ quan ban hành"},
    [FACET_TYPE] = {"loai", "Loại văn bản"},
    [FACET_FIELD] = {"linh-vuc", "Lĩnh vực"},
    [FACET_SIGNER] = {"nguoi-ky", "Người ký"},
};

const char *
facet_path(enum facet_kind kind)
{
	return KINDS[kind].path;
}

const char *
facet_title(enum facet_kind kind)
{
	return KINDS[kind].title;
}

const char *
facet_value(enum facet_kind kind, const struct act *act)
{
	switch (kind) {
	case FACET_AUTHORITY:
		return act->card->authority;
	case FACET_TYPE:
		return act->card->type;
	case FACET_FIELD:
		return act->card->field;
	case FACET_SIGNER:
		return act->card->signer.name;
	case FACET_COUNT:
		break;
	}
	return NULL;
}

const char *
facet_page(struct arena *arena, enum facet_kind kind, const char *value)
{
	return arena_format(arena, "%s/%s/index.html", KINDS[kind].path,
	    utf8_slug(arena, text_of(value)));
}

static struct facet *
facet_named(struct arena *arena, struct facets *facets, const char *name)
{
	const char *slug;

	for (size_t i = 0; i < facets->count; i++)
		if (strcmp(facets->at[i].name, name) == 0)
			return &facets->at[i];
	slug = utf8_slug(arena, text_of(name));
	for (size_t i = 0; i < facets->count; i++)
		if (strcmp(facets->at[i].slug, slug) == 0)
			return &facets->at[i];
	facets->at = arena_more(arena, facets->at, facets->count, &facets->room,
	    sizeof *facets->at);
	facets->at[facets->count] = (struct facet) {.name = name, .slug = slug};
	return &facets->at[facets->count++];
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

	for (size_t i = archive->volume_count; i-- > 0;) {
		const struct volume *volume = archive->volumes[i];
		const struct act *first = archive_first(archive, i);

		for (size_t j = 0; j < volume->cards.count; j++) {
			const char *name = facet_value(kind, first + j);
			struct facet *facet;

			if (name == NULL)
				continue;
			facet = facet_named(arena, &facets, name);
			facet->at = arena_more(arena, facet->at, facet->count,
			    &facet->room, sizeof *facet->at);
			facet->at[facet->count++] = first + j;
		}
	}
	for (size_t i = 0; i < facets.count; i++)
		facets.at[i].key =
		    collator_key(collator, arena, facets.at[i].name);
	if (facets.count > 0)
		qsort(facets.at, facets.count, sizeof *facets.at, compare);
	return facets;
}
