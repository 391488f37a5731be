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

/* The published acts alone, to resolve numbers as before the new issues. */
struct published_acts {
	struct resolver names;
	size_t *acts; /* their indexes in the archive */
};

static struct published_acts
published_acts_of(struct arena *arena, const struct archive *archive)
{
	struct numbered *at = arena_alloc(arena, archive->count * sizeof *at);
	struct published_acts published;
	size_t count = 0;

	published.acts =
	    arena_alloc(arena, archive->count * sizeof *published.acts);
	for (size_t i = 0; i < archive->count; i++) {
		const struct entry *entry = archive->at[i].entry;

		if (!archive->at[i].issue->is_published)
			continue;
		published.acts[count] = i;
		at[count++] = (struct numbered) {
		    entry->number, entry->authority, entry->date};
	}
	published.names = resolver_of(arena, at, count);
	return published;
}

/* What a published act's reference resolved to before; NULL: to nothing. */
static struct act *
resolved_before(struct archive *archive, const struct published_acts *published,
    size_t index, const struct relation *relation)
{
	size_t found;

	switch (resolver_find(&published->names, index, relation->number,
	    relation->date, &found)) {
	case MEANING_ONE:
	case MEANING_LAST:
		return &archive->at[published->acts[found]];
	case MEANING_NONE:
	case MEANING_UNCLEAR:
		break;
	}
	return NULL;
}

/* Marks the act if a reference to a number that a new document has resolves to
   another act now, and both those acts, whose pages list this one. */
static void
mark_changed_references(struct archive *archive,
    const struct published_acts *published, size_t index,
    const struct strings *numbers)
{
	struct act *act = &archive->at[published->acts[index]];

	for (size_t i = 0; i < act->to.count; i++) {
		const struct relation *relation = &act->to.at[i];
		struct act *before;

		if (!has(numbers, relation->number))
			continue;
		before = resolved_before(archive, published, index, relation);
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
has_new_reference(const struct act *act)
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
	bool differs = legal_state_on(&status, archive->published_date) !=
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

/* Its title is on the pages of all documents it is, or was, related to. */
static void
mark_withheld(
    struct arena *scratch, struct archive *archive, const struct act *act)
{
	const struct strings *related = &act->entry->withheld.touched;

	for (size_t i = 0; i < act->to.count; i++)
		touch(archive, act->to.at[i].other);
	for (size_t i = 0; i < act->from.count; i++)
		touch(archive, act->from.at[i].other);
	for (size_t i = 0; related->count > 0 && i < archive->count; i++)
		if (is_among(scratch, related, &archive->at[i]))
			touch(archive, &archive->at[i]);
}

void
touched_mark(struct archive *archive)
{
	struct arena *arena = arena_new(), *scratch = arena_new();
	struct strings numbers = new_numbers(arena, archive);
	struct published_acts published = published_acts_of(arena, archive);
	bool later = date_compare(archive->published_date, archive->date) != 0;

	for (size_t i = 0; i < archive->count; i++) {
		struct act *act = &archive->at[i];

		act->is_touched = !act->issue->is_published ||
		    act->restriction_changed || has_new_reference(act) ||
		    (later && has_other_state(scratch, archive, act));
	}
	for (size_t i = 0; i < published.names.count; i++)
		mark_changed_references(archive, &published, i, &numbers);
	for (size_t i = 0; i < archive->count; i++)
		if (archive->at[i].restriction_changed &&
		    entry_is_withheld(archive->at[i].entry))
			mark_withheld(scratch, archive, &archive->at[i]);
	arena_free(scratch);
	arena_free(arena);
}

void
touched_mark_all(struct archive *archive)
{
	archive->rebuilds_all = true;
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

	if (archive->rebuilds_all)
		return true;
	for (size_t i = 0; i < all.issue_count; i++)
		if (is_new(archive, all.issue + i))
			return true;
	for (size_t i = 0; i < all.act_count; i++)
		if (all.acts[i].restriction_changed)
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
	return archive->rebuilds_all || is_new(archive, issue) ||
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
