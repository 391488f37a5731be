#include "catalog/related.h"

#include <string.h>

#include "base/arena.h"

static const char *
file_of(const struct act *act)
{
	const struct entry_file *file = entry_file(act->entry, ".pdf");

	return file == NULL ? "" : file->path;
}

const struct act *
related_find(
    const struct archive *archive, int year, const char *slug, const char *file)
{
	if (archive == NULL)
		return NULL;
	for (size_t i = 0; i < archive->issue_count; i++) {
		const struct issue_entry *issue = archive->issues[i];
		const struct act *acts = archive_first(archive, i);

		if (issue->year != year || strcmp(issue->slug, slug) != 0)
			continue;
		for (size_t j = 0; j < issue->documents.count; j++)
			if (strcmp(file_of(&acts[j]), file) == 0)
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
			    (struct related) {relation->other->entry->number,
				file_of(relation->other)};
	}
	return items;
}
