#include "word/proof_resync.h"

#include <stdint.h>

#include "base/arena.h"
#include "word/proof_cursor.h"

/* How far is looked for how many characters that are the same. */
struct search_round {
	size_t window, alike;
};

/* Beyond the last window all that is left differs. */
static const struct search_round ROUNDS[] = {
    {64, 5}, {1024, 12}, {16384, 12}, {262144, 12}};

struct seen_character {
	uint32_t character;
	size_t at;
};

struct text_window {
	struct seen_character *seen;
	size_t count;
	size_t alike;
	bool ends; /* it has all that is left */
};

static struct text_window
window_of(struct arena *arena, struct text text, size_t at,
    const struct search_round *round)
{
	struct text_window window = {.alike = round->alike};
	size_t room = 0;

	while ((at = proof_next_seen(text, at)) < text.length &&
	    window.count < round->window) {
		struct seen_character seen = {.at = at};

		seen.character = proof_take(text, &at);
		window.seen = arena_more(arena, window.seen, window.count,
		    &room, sizeof *window.seen);
		window.seen[window.count++] = seen;
	}
	window.ends = at == text.length;
	return window;
}

static uint32_t
hash_at(const struct text_window *window, size_t at)
{
	uint32_t hash = 2166136261U;

	for (size_t i = 0; i < window->alike; i++)
		hash = (hash ^ window->seen[at + i].character) * 16777619U;
	return hash ^ hash >> 15;
}

static bool
is_alike(const struct text_window *a, size_t i, const struct text_window *b,
    size_t j)
{
	for (size_t k = 0; k < a->alike; k++)
		if (a->seen[i + k].character != b->seen[j + k].character)
			return false;
	return true;
}

/* A table of where each run of ALIKE characters is first, from 1. */
static uint32_t *
index_of(struct arena *arena, const struct text_window *window, size_t *mask)
{
	size_t size = 64;
	uint32_t *table;

	while (size < window->count * 2)
		size *= 2;
	*mask = size - 1;
	table = arena_alloc(arena, size * sizeof *table);
	for (size_t i = 0; i + window->alike <= window->count; i++) {
		size_t slot = hash_at(window, i) & *mask;

		while (table[slot] != 0 &&
		    !is_alike(window, table[slot] - 1, window, i))
			slot = (slot + 1) & *mask;
		if (table[slot] == 0)
			table[slot] = (uint32_t)i + 1;
	}
	return table;
}

/* The pair with the smallest sum. False if no run is in both. */
static bool
find_alike(struct arena *arena, const struct text_window *a,
    const struct text_window *b, size_t *i, size_t *j)
{
	size_t mask, best = SIZE_MAX;
	uint32_t *table = index_of(arena, b, &mask);

	for (size_t k = 0; k + a->alike <= a->count && k < best; k++) {
		size_t slot = hash_at(a, k) & mask;

		while (table[slot] != 0 && !is_alike(a, k, b, table[slot] - 1))
			slot = (slot + 1) & mask;
		if (table[slot] == 0 || k + table[slot] - 1 >= best)
			continue;
		*i = k;
		*j = table[slot] - 1;
		best = *i + *j;
	}
	return best < SIZE_MAX;
}

/* Texts that are here to their ends: what both end with. */
static void
find_ends(const struct text_window *a, const struct text_window *b, size_t *i,
    size_t *j)
{
	*i = a->count;
	*j = b->count;
	while (*i > 0 && *j > 0 &&
	    a->seen[*i - 1].character == b->seen[*j - 1].character) {
		--*i;
		--*j;
	}
}

static size_t
byte_at(const struct text_window *window, size_t at, struct text text)
{
	return at < window->count ? window->seen[at].at : text.length;
}

static bool
find(struct arena *arena, const struct text_window *a,
    const struct text_window *b, size_t *i, size_t *j)
{
	bool found = find_alike(arena, a, b, i, j);
	size_t k, l;

	if (!a->ends || !b->ends)
		return found;
	find_ends(a, b, &k, &l);
	if (!found || k + l < *i + *j) {
		*i = k;
		*j = l;
	}
	return true;
}

void
proof_resync(struct text first, size_t *a, struct text second, size_t *b)
{
	size_t count = sizeof ROUNDS / sizeof ROUNDS[0];
	bool found = false;

	for (size_t round = 0; round < count && !found; round++) {
		struct arena *scratch = arena_new();
		struct text_window one =
		    window_of(scratch, first, *a, &ROUNDS[round]);
		struct text_window two =
		    window_of(scratch, second, *b, &ROUNDS[round]);
		size_t i = 0, j = 0;

		found = find(scratch, &one, &two, &i, &j);
		if (found) {
			*a = byte_at(&one, i, first);
			*b = byte_at(&two, j, second);
		}
		arena_free(scratch);
	}
	if (!found) {
		*a = first.length;
		*b = second.length;
	}
}
