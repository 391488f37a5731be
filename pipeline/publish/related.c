#include "publish/related.h"

#include <string.h>

#include "base/arena.h"

/* Of one that is withheld, its page. */
static const char *
file_of(const struct act *act)
{
	const struct card_file *file = card_file(act->card, ".pdf");

	return file == NULL ? act->page : file->path;
}

static bool
is_meant(const struct act *act, const char *file, const char *number)
{
	return file == NULL ? strcmp(act->card->number, number) == 0
			    : strcmp(file_of(act), file) == 0;
}

const struct act *
related_find(const struct archive *archive, int year, const char *slug,
    const char *file, const char *number)
{
	if (archive == NULL)
		return NULL;
	for (size_t i = 0; i < archive->volume_count; i++) {
		const struct volume *volume = archive->volumes[i];
		const struct act *acts = archive_first(archive, i);

		if (volume->year != year || strcmp(volume->slug, slug) != 0)
			continue;
		for (size_t j = 0; j < volume->cards.count; j++)
			if (is_meant(&acts[j], file, number))
				return &acts[j];
	}
	return NULL;
}

struct items
related_by(struct arena *arena, const struct act *act, enum relation_kind kind)
{
	size_t most = act == NULL ? 0 : act->from.count;
	struct related *at = arena_alloc(arena, most * sizeof *at);
	struct items items = {at, 0};

	for (size_t i = 0; i < most; i++) {
		const struct relation *relation = &act->from.at[i];

		if (relation->kind == kind)
			at[items.count++] =
			    (struct related) {relation->other->card->number,
				file_of(relation->other)};
	}
	return items;
}
