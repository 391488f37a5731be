#include "site/touched.h"

#include <stdlib.h>

#include "base/arena.h"
#include "number/resolver.h"
#include "site/archive.h"
#include "site/effect.h"

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
		if (!archive->at[i].volume->is_published)
			numbers.at[numbers.count++] =
			    archive->at[i].card->number;
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

static bool
has_other_names(const struct act *act, const struct strings *numbers)
{
	if (has(numbers, act->card->number))
		return true;
	for (size_t i = 0; i < act->to.count; i++)
		if (has(numbers, act->to.at[i].number))
			return true;
	for (size_t i = 0; i < act->from.count; i++)
		if (!act->from.at[i].other->volume->is_published)
			return true;
	return false;
}

static bool
has_other_state(
    struct arena *scratch, const struct archive *archive, const struct act *act)
{
	struct effect effect = effect_of(scratch, act);
	bool differs = effect_state_on(&effect, archive->before) !=
	    effect_state_on(&effect, archive->date);

	arena_reset(scratch);
	return differs;
}

void
touched_mark(struct arena *arena, struct archive *archive)
{
	struct strings numbers = new_numbers(arena, archive);
	bool later = date_compare(archive->before, archive->date) != 0;
	struct arena *scratch = arena_new();

	for (size_t i = 0; i < archive->count; i++) {
		struct act *act = &archive->at[i];

		act->is_touched = !act->volume->is_published ||
		    has_other_names(act, &numbers) ||
		    (later && has_other_state(scratch, archive, act));
	}
	arena_free(scratch);
}

bool
touched_has_new(const struct archive *archive, int year)
{
	for (size_t i = 0; i < archive->volume_count; i++)
		if (archive->volumes[i]->year == year &&
		    !archive->volumes[i]->is_published)
			return true;
	return false;
}

bool
touched_has_any(const struct archive *archive, int year)
{
	for (size_t i = 0; i < archive->count; i++)
		if (archive->at[i].is_touched &&
		    archive->at[i].volume->year == year)
			return true;
	return touched_has_new(archive, year);
}
