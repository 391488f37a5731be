#include "publish/relations.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "publish/manifest.h"

static const char *
copy(struct arena *arena, const char *text)
{
	return arena_copy(arena, text, strlen(text));
}

static struct strings
copy_strings(struct arena *arena, const struct strings *strings)
{
	struct strings copied = {.count = strings->count};

	if (strings->count == 0)
		return copied;
	copied.at = arena_alloc(arena, strings->count * sizeof *copied.at);
	for (size_t i = 0; i < strings->count; i++)
		copied.at[i] = copy(arena, strings->at[i]);
	return copied;
}

void
relations_add(struct arena *arena, struct relations *relations,
    const struct manifest *manifest, const char *directory)
{
	for (size_t i = 0; i < manifest->documents.count; i++) {
		const struct manifest_document *document =
		    manifest_document_at(manifest, i);
		struct brief *brief;

		relations->at = arena_more(arena, relations->at,
		    relations->count, &relations->room, sizeof *relations->at);
		brief = &relations->at[relations->count++];
		*brief =
		    (struct brief) {.number = copy(arena, document->number),
			.authority = copy(arena, document->authority),
			.date = document->date,
			.path = path_join(
			    arena, directory, copy(arena, document->file))};
		brief->names[RELATION_CORRECTS] =
		    copy_strings(arena, &document->corrects);
		brief->names[RELATION_AMENDS] =
		    copy_strings(arena, &document->amends);
		brief->names[RELATION_REPEALS] =
		    copy_strings(arena, &document->repeals);
	}
}

static int
compare(const void *left, const void *right)
{
	const struct brief *const *a = left, *const *b = right;
	int order = strcmp((*a)->number, (*b)->number);

	if (order != 0)
		return order;
	order = date_compare((*a)->date, (*b)->date);
	return order != 0 ? order : (*a > *b) - (*a < *b);
}

/* The first that has the number, or where it would stand. */
static size_t
first_of(struct brief *const *order, size_t count, const char *number)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(order[middle]->number, number) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct brief *
find_named(struct brief *const *order, size_t count, const struct brief *namer,
    const char *number)
{
	struct brief *found = NULL;
	bool is_same = false;

	for (size_t i = first_of(order, count, number);
	     i < count && strcmp(order[i]->number, number) == 0; i++) {
		bool same = strcmp(order[i]->authority, namer->authority) == 0;

		if (order[i] == namer ||
		    date_compare(order[i]->date, namer->date) > 0 ||
		    (is_same && !same))
			continue;
		found = order[i];
		is_same = same;
	}
	return found;
}

static void
link_one(struct arena *arena, struct brief *named, const struct brief *namer,
    enum relation_kind kind)
{
	struct items *by = &named->by[kind];
	struct related *list = arena_more(
	    arena, by->at, by->count, &named->rooms[kind], sizeof *list);

	list[by->count++] = (struct related) {namer->number, namer->path};
	by->at = list;
}

void
relations_link(struct arena *arena, struct relations *relations)
{
	size_t count = relations->count;
	struct brief **order =
	    arena_alloc(arena, count * sizeof(struct brief *));

	for (size_t i = 0; i < count; i++)
		order[i] = &relations->at[i];
	qsort(order, count, sizeof(struct brief *), compare);
	for (size_t i = 0; i < count; i++) {
		const struct brief *namer = &relations->at[i];

		for (int kind = 0; kind < RELATION_KINDS; kind++)
			for (size_t j = 0; j < namer->names[kind].count; j++) {
				struct brief *named = find_named(order, count,
				    namer, namer->names[kind].at[j]);

				if (named != NULL)
					link_one(arena, named, namer,
					    (enum relation_kind)kind);
			}
	}
}
