#include "number/resolver.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { FLAGS_PER_NUMBER = 8 };

int
resolver_compare(const char *a, const char *b)
{
	return strcmp(a + strspn(a, "0"), b + strspn(b, "0"));
}

static int
compare(const void *left, const void *right)
{
	const struct numbered *a = *(const struct numbered *const *)left;
	const struct numbered *b = *(const struct numbered *const *)right;
	int order = resolver_compare(a->number, b->number);

	if (order == 0)
		order = date_compare(a->date, b->date);
	return order != 0 ? order : (a > b) - (a < b);
}

/* FNV-1a, without leading zeros. */
static size_t
flag_of(const char *number, size_t flags)
{
	uint32_t hash = 2166136261u;

	for (const char *at = number + strspn(number, "0"); *at != '\0'; at++)
		hash = (hash ^ (unsigned char)*at) * 16777619u;
	return hash % flags;
}

static const bool *
flags_of(
    struct arena *arena, const struct numbered *at, size_t count, size_t flags)
{
	bool *is_taken = arena_alloc(arena, flags);

	for (size_t i = 0; i < count; i++)
		is_taken[flag_of(at[i].number, flags)] = true;
	return is_taken;
}

struct resolver
resolver_of(struct arena *arena, const struct numbered *at, size_t count)
{
	const struct numbered **sorted =
	    arena_alloc(arena, count * sizeof(const struct numbered *));
	size_t *order = arena_alloc(arena, count * sizeof *order);
	size_t flags = FLAGS_PER_NUMBER * count + 1;

	for (size_t i = 0; i < count; i++)
		sorted[i] = &at[i];
	if (count > 0)
		qsort(sorted, count, sizeof(const struct numbered *), compare);
	for (size_t i = 0; i < count; i++)
		order[i] = (size_t)(sorted[i] - at);
	return (struct resolver) {
	    at, order, count, flags_of(arena, at, count, flags), flags};
}

bool
resolver_may_have(const struct resolver *resolver, const char *number)
{
	return resolver->is_taken[flag_of(number, resolver->flags)];
}

/* Binary search for the first entry that is not less than the number. */
static size_t
first_of(const struct resolver *resolver, const char *number)
{
	size_t low = 0, high = resolver->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (resolver_compare(
			resolver->at[resolver->order[middle]].number, number) <
		    0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
matches(const struct numbered *cited, const struct numbered *citing,
    struct date date)
{
	if (cited == citing)
		return false;
	if (date_is_given(date) && date_compare(cited->date, date) != 0)
		return false;
	return !date_is_given(citing->date) ||
	    date_compare(cited->date, citing->date) <= 0;
}

enum meaning
resolver_find(const struct resolver *resolver, size_t citing_index,
    const char *number, struct date date, size_t *found)
{
	const struct numbered *citing = &resolver->at[citing_index];
	size_t own = 0, others = 0;

	if (!resolver_may_have(resolver, number))
		return MEANING_NONE;
	for (size_t i = first_of(resolver, number); i < resolver->count; i++) {
		size_t index = resolver->order[i];
		const struct numbered *cited = &resolver->at[index];

		if (resolver_compare(cited->number, number) != 0)
			break;
		if (!matches(cited, citing, date))
			continue;
		if (strcmp(cited->authority, citing->authority) == 0)
			own++;
		else if (own > 0 || others++ > 0)
			continue;
		*found = index;
	}
	if (own > 0)
		return own == 1 ? MEANING_ONE : MEANING_LAST;
	if (others == 0)
		return MEANING_NONE;
	return others == 1 ? MEANING_ONE : MEANING_UNCLEAR;
}
