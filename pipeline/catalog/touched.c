#include "catalog/touched.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "catalog/archive.h"
#include "catalog/legal_status.h"
#include "number/resolver.h"

static int
compare(const void *left, const void *right)
{
	return resolver_compare(
	    *(const char *const *)left, *(const char *const *)right);
}

/* The numbers of the documents of new issues, sorted. */
static struct strings
new_numbers(struct arena *arena, const struct archive *archive)
{
	struct strings numbers = {0};

	numbers.at = arena_alloc(arena, archive->count * sizeof *numbers.at);
	for (size_t i = 0; i < archive->count; i++)
		if (!archive->at[i].issue->is_published)
			numbers.at[numbers.count++] =
			    archive->at[i].entry->number;
	if (numbers.count > 0)
		qsort(numbers.at, numbers.count, sizeof *numbers.at, compare);
	return numbers;
}

static bool
has(const struct strings *numbers, const char *number)
{
	return numbers->count > 0 &&
	    bsearch(&number, numbers->at, numbers->count, sizeof number,
		compare) != NULL;
}

/* The documents that are published, without the new ones. */
struct past {
	struct resolver names;
	size_t *acts; /* the index of each in the archive */
};

static struct past
past_of(struct arena *arena, const struct archive *archive)
{
	struct numbered *at = arena_alloc(arena, archive->count * sizeof *at);
	struct past past;
	size_t count = 0;

	past.acts = arena_alloc(arena, archive->count * sizeof *past.acts);
	for (size_t i = 0; i < archive->count; i++) {
		const struct entry *entry = archive->at[i].entry;

		if (!archive->at[i].issue->is_published)
			continue;
		past.acts[count] = i;
		at[count++] = (struct numbered) {
		    entry->number, entry->authority, entry->date};
	}
	past.names = resolver_of(arena, at, count);
	return past;
}

/* What a published act meant by a number before; NULL: nothing here. */
static struct act *
meant_before(struct archive *archive, const struct past *past, size_t index,
    const struct relation *relation)
{
	size_t found;

	switch (resolver_find(
	    &past->names, index, relation->number, relation->date, &found)) {
	case MEANING_ONE:
	case MEANING_LAST:
		return &archive->at[past->acts[found]];
	case MEANING_NONE:
	case MEANING_UNCLEAR:
		break;
	}
	return NULL;
}

/* Names that a new document has may lead elsewhere. */
static void
mark_names(struct archive *archive, const struct past *past, size_t index,
    const struct strings *numbers)
{
	struct act *act = &archive->at[past->acts[index]];

	for (size_t i = 0; i < act->to.count; i++) {
		const struct relation *relation = &act->to.at[i];
		struct act *before;

		if (!has(numbers, relation->number))
			continue;
		before = meant_before(archive, past, index, relation);
		if (before == relation->other)
			continue;
		act->is_touched = true;
		if (before != NULL)
			before->is_touched = true;
		if (relation->other != NULL)
			archive->at[relation->other - archive->at].is_touched =
			    true;
	}
}

static bool
is_named_by_new(const struct act *act)
{
	for (size_t i = 0; i < act->from.count; i++)
		if (!act->from.at[i].other->issue->is_published)
			return true;
	return false;
}

static bool
has_other_state(
    struct arena *scratch, const struct archive *archive, const struct act *act)
{
	struct legal_status status = legal_status_of(scratch, act);
	bool differs = legal_state_on(&status, archive->before) !=
	    legal_state_on(&status, archive->date);

	arena_reset(scratch);
	return differs;
}

static void
touch(struct archive *archive, const struct act *act)
{
	if (act != NULL)
		archive->at[act - archive->at].is_touched = true;
}

static bool
is_among(struct arena *scratch, const struct strings *addresses,
    const struct act *act)
{
	const char *address = entry_address(scratch, act->issue, act->entry);
	bool found = false;

	for (size_t i = 0; !found && i < addresses->count; i++)
		found = strcmp(addresses->at[i], address) == 0;
	arena_reset(scratch);
	return found;
}

/* Its title stands on the pages of all that it is, or was, related to. */
static void
mark_withheld(
    struct arena *scratch, struct archive *archive, const struct act *act)
{
	const struct strings *told = &act->entry->withheld.touched;

	for (size_t i = 0; i < act->to.count; i++)
		touch(archive, act->to.at[i].other);
	for (size_t i = 0; i < act->from.count; i++)
		touch(archive, act->from.at[i].other);
	for (size_t i = 0; told->count > 0 && i < archive->count; i++)
		if (is_among(scratch, told, &archive->at[i]))
			touch(archive, &archive->at[i]);
}

void
touched_mark(struct archive *archive)
{
	struct arena *arena = arena_new(), *scratch = arena_new();
	struct strings numbers = new_numbers(arena, archive);
	struct past past = past_of(arena, archive);
	bool later = date_compare(archive->before, archive->date) != 0;

	for (size_t i = 0; i < archive->count; i++) {
		struct act *act = &archive->at[i];

		act->is_touched = !act->issue->is_published ||
		    act->is_restricted_anew || is_named_by_new(act) ||
		    (later && has_other_state(scratch, archive, act));
	}
	for (size_t i = 0; i < past.names.count; i++)
		mark_names(archive, &past, i, &numbers);
	for (size_t i = 0; i < archive->count; i++)
		if (archive->at[i].is_restricted_anew &&
		    entry_is_withheld(archive->at[i].entry))
			mark_withheld(scratch, archive, &archive->at[i]);
	arena_free(scratch);
	arena_free(arena);
}

void
touched_mark_all(struct archive *archive)
{
	archive->is_anew = true;
	for (size_t i = 0; i < archive->count; i++)
		archive->at[i].is_touched = true;
}

static bool
is_new(const struct archive *archive, size_t issue)
{
	return !archive->issues[issue]->is_published;
}

bool
touched_has_new(const struct archive *archive, int year)
{
	struct archive_year all = archive_year(archive, year);

	if (archive->is_anew)
		return true;
	for (size_t i = 0; i < all.issue_count; i++)
		if (is_new(archive, all.issue + i))
			return true;
	for (size_t i = 0; i < all.act_count; i++)
		if (all.acts[i].is_restricted_anew)
			return true;
	return false;
}

bool
touched_has_any(const struct archive *archive, int year)
{
	struct archive_year all = archive_year(archive, year);

	for (size_t i = 0; i < all.act_count; i++)
		if (all.acts[i].is_touched)
			return true;
	return touched_has_new(archive, year);
}

bool
touched_neighbour(const struct archive *archive, size_t issue)
{
	return archive->is_anew || is_new(archive, issue) ||
	    archive->issues[issue]->is_changed ||
	    (issue > 0 && is_new(archive, issue - 1)) ||
	    (issue + 1 < archive->issue_count && is_new(archive, issue + 1));
}

bool
touched_needs_all(const struct archive *archive, int year)
{
	struct archive_year all = archive_year(archive, year);

	for (size_t i = 0; i < all.issue_count; i++)
		if (touched_neighbour(archive, all.issue + i))
			return true;
	return touched_has_any(archive, year);
}
